"""The rules by which entries are found: one a file, all of them in `table.py`.

To add a rule: write it in a file of its own, show what it takes and what it leaves in
`tests/base/rules/fixtures/`, and give it its line in the table.
"""
