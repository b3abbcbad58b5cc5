"""Everyday words that mean the same in a study note, whatever its subject.

Each row is one meaning. Rows hold general words of Korean and English only: names of
things that notes teach come from the notes themselves.
"""

from __future__ import annotations

from collections import defaultdict

_ROWS = """
요금 비용 가격 값 돈 금액 price cost fee charge
저장 보관 보존 store save storage
데이터베이스 디비 db database
애플리케이션 어플리케이션 어플 앱 app application
운영체제 os
컴퓨터 pc computer
아키텍처 아키텍쳐 구조 architecture structure
삭제 제거 지우 없애 delete remove
추가 더하 늘리 add
증가 늘어나 늘어 늘면 늘리 상승 커지 increase grow
감소 줄어들 줄어 줄이 하락 작아지 decrease reduce
변경 바꾸 바꿔 바뀌 변환 전환 수정 change convert modify
선택 고르 골라 고른 choose select pick
분산 나누 나눠 나눌 분배 distribute spread
분리 나누 나눠 떨어뜨리 떨어뜨려 떼 격리 separate isolate split
연결 잇 이어 접속 연동 connect link
전달 보내 보내주 전송 송신 send deliver transfer
요청 부르 불러 호출 request call
응답 답 반환 respond response return reply
장애 고장 에러 오류 죽으 죽 다운 멈추 failure fault error fail
빠르 빠른 빨라 빨리 신속 fast quick speed
느리 느린 느려 지연 slow delay latency
저렴 싸 싼 싸게 cheap
비싸 비싼 고가 expensive
크 큰 커 대규모 large big
작 작은 소규모 small
안전 보안 secure security safe
위험 취약 risk vulnerable
권한 허가 허용 permission access
생성 만들 만들어 만드 create make build
설치 install
실행 돌리 돌려 구동 run execute
관리 운영 manage operate
배포 내보내 deploy release
자동 알아서 저절로 스스로 automatic automatically
직접 손수 수동 manually
나라 국가 country
가깝 가까운 가까이 근접 인접 근처 near close
멀 먼 멀리 far
시작 개시 출발 begin start
끝 종료 마침 끝나 end finish
나타나 발생 생기 일어나 occur happen
원인 까닭 이유 cause reason
결과 효과 영향 result effect
얻 획득 취득 get obtain
사용자 이용자 유저 user
회사 기업 업체 company firm business
사람 인간 human person people
읽 읽어 읽기 read
쓰기 기록 작성 write
보여주 표시 출력 show display
막 막아 방지 예방 차단 prevent block
돕 도와 도움 지원 help support
같 동일 같은 same equal
다르 다른 상이 different
여러 다수 복수 다양 multiple several many various
하나 단일 한 single one
전체 모두 전부 all whole
부분 일부 part
처음 초기 최초 initial first
마지막 최종 last final
크기 규모 사이즈 size scale
속도 스피드 speed rate
법 법률 법령 law
나이 연령 age
몸 신체 인체 body
피 혈액 blood
뼈 골격 bone
전쟁 전투 war battle
임금 왕 군주 king
세금 조세 tax
계정 account
작업 업무 일 task work job
매일 날마다 일상 일상적 daily everyday
서버 server
데이터 자료 data
파일 file
네트워크 망 network
인터넷 internet
트래픽 traffic
보호 지키 지켜 protect
공격 침입 attack
암호 비밀번호 패스워드 password
주소 address
이름 명칭 name
서비스 service
자원 리소스 resource
환경 environment
메모리 기억장치 memory
처리 process processing
함수 function
변수 variable
객체 오브젝트 object
자료형 타입 type
배열 array
목록 리스트 list
동기화 동기 synchronization sync
순서 차례 order
검색 찾기 탐색 search
정렬 sort sorting
반복 되풀이 repeat loop
조건 condition
규칙 룰 rule
문제 이슈 problem issue
성능 퍼포먼스 performance
확장 늘리기 expand extend scaling
복사 복제 copy replicate
백업 예비 backup
상태 state status
구조물 건물 building
정부 government
시장 market
수요 demand
공급 supply
가치 value
세포 cell
식물 plant
동물 animal
물 water
공기 air
에너지 energy
역사 history
사건 event
시대 시기 period era
문화 culture
언어 말 language
물건 상품 제품 재화 goods product
바다 해양 sea ocean
땅 토지 육지 land
빛 광선 light
힘 force power
열 온도 heat temperature
"""


def _table() -> dict[str, frozenset[str]]:
    rows = [frozenset(row.split()) for row in _ROWS.strip().splitlines()]
    table: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for word in row:
            table[word] |= row - {word}
    return {word: frozenset(others) for word, others in table.items()}


SYNONYMS = _table()
