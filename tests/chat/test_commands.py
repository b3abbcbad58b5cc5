from __future__ import annotations

from tests.chat.conftest import Open, shown


async def test_ask_answers_in_the_channel(open_study: Open) -> None:
    async with open_study() as study:
        study.korean()
        result = await study.minsu.slash(study.channel, "ask", question="리전이 뭐야?")
        assert not result.ephemeral
        assert "데이터 센터가 모여 있는 지역" in shown(result)
