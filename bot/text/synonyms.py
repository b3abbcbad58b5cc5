"""Everyday words that mean the same in a study note, whatever its subject.

Each row is one meaning. Rows hold general words of Korean and English only: names of
things that notes teach come from the notes themselves. Verbs stand as they do in a dictionary,
without 다; see `verbs.lemmas`.
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
증가 늘어나 늘리 상승 커지 increase grow
감소 줄어들 줄이 하락 작아지 decrease reduce
변경 바꾸 바뀌 변환 전환 수정 change convert modify
선택 고르 choose select pick
분산 나누 분배 distribute spread
분리 나누 떨어뜨리 떼 격리 separate isolate split
연결 잇 접속 연동 connect link
전달 보내 보내주 전송 송신 send deliver transfer
요청 부르 호출 request call
응답 답 반환 respond response return reply
장애 고장 에러 오류 죽으 죽 다운 멈추 failure fault error fail
빠르 신속 fast quick speed
느리 지연 slow delay latency
저렴 싸 cheap
비싸 고가 expensive
크 큰 커 대규모 large big
작 작은 소규모 small
안전 보안 secure security safe
위험 취약 risk vulnerable
권한 허가 허용 permission access
생성 만들 create make build
설치 install
실행 돌리 구동 run execute
관리 운영 manage operate
배포 내보내 deploy release
자동 알아서 저절로 스스로 automatic automatically
직접 손수 수동 manually
나라 국가 country
가깝 가까이 근접 인접 근처 near close
멀 멀리 far
시작 개시 출발 begin start
끝 종료 마침 끝나 end finish
나타나 발생 생기 일어나 occur happen
원인 까닭 이유 cause reason
결과 효과 영향 result effect
얻 획득 취득 get obtain
사용자 이용자 유저 user
회사 기업 업체 company firm business
사람 인간 human person people
읽 read
쓰기 기록 작성 write
보여주 표시 출력 show display
막 방지 예방 차단 prevent block
돕 지원 help support
같 동일 same equal
다르 상이 different
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
확장 expand extend scaling
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
뽑 뽑아내 추출 선발 선출 선정 extract
모으 모이 수집 집계 취합 collect gather
합치 병합 통합 결합 합병 합산 merge combine
쪼개 자르 분할 조각 partition divide
섞 혼합 mix
묶 묶이 그룹 group
옮기 이동 이전 이송 move migrate
받 받아오 수신 수령 receive
쌓 쌓이 축적 누적 적재 accumulate stack
찾 뒤지 조회 탐지 find lookup
넣 집어넣 삽입 입력 투입 insert input
빼 빼내 제외 차감 exclude subtract
버리 내버리 폐기 discard
고치 수리 보수 교정 fix repair
빌리 빌려주 대여 임대 차용 대출 lend borrow rent
팔 판매 매도 매각 sell sale
갚 상환 변제 repay
어기 위반 violate
정하 결정 확정 decide
숨기 감추 은닉 은폐 hide conceal
퍼지 퍼뜨리 확산 전파 spread
끊 끊기 끊어지 단절 중단 disconnect
쳐들어오 쳐들어가 침략 침공 invade
쫓아내 쫓겨나 추방 축출 폐위 expel
죽 사망 사멸 death die
태어나 출생 탄생 birth born
살아남 생존 survive
자라 성장 생장 grow
먹 섭취 식사 eat
배우 학습 learn
가르치 교육 지도 teach
외우 암기 memorize
잊 잊어버리 까먹 망각 forget
움직이 동작 운동 motion
멈추 정지 중지 중단 stop halt
돌 맴돌 회전 순환 rotate circulate
녹 용해 융해 dissolve melt
얼 응고 결빙 freeze
끓 비등 boil
태우 불타 연소 burn combustion
식 식히 냉각 cool
데우 뜨겁 가열 heat
부풀 부풀리 팽창 expand inflate
오그라들 쪼그라들 수축 shrink contract
밀어내 밀어올리 배출 추진 push
끌어당기 당기 인력 견인 pull attract
빨아들이 흡수 흡입 absorb
거르 걸러내 걸러지 여과 필터 filter
채우 채워지 충전 fill
겹치 중복 중첩 overlap duplicate
맞바꾸 바꿔치기 교환 교체 swap exchange replace
되돌리 되돌아가 복구 복원 원복 롤백 restore revert rollback
나빠지 악화 worsen
좋아지 나아지 개선 향상 호전 improve
뒤집 뒤집히 역전 반전 reverse
사라지 없어지 소멸 소실 disappear vanish
무너지 무너뜨리 붕괴 collapse
견디 버티 내성 저항 resist endure
이끌 이끌어내 유도 유발 lead induce
일으키 유발 초래 야기 cause
다스리 통치 지배 rule govern
베끼 복사 모방 copy imitate
어림잡 어림 추정 추산 근사 estimate approximate
견주 비교 compare
지켜보 감시 관찰 모니터링 monitor watch
알아내 알아차리 파악 감지 detect
매기 부여 assign
미루 늦추 연기 유예 지연 postpone defer
앞당기 단축 shorten
짓 건설 건축 축조 build construct
흔들 흔들리 진동 요동 shake vibrate
부딪히 부딪치 충돌 collide collision
붙 붙이 달라붙 부착 접착 결합 attach
떼어내 떨어져나가 분리 이탈 detach
비슷하 유사 닮 similar
똑같 동일 일치 identical
모자라 부족 결핍 lack shortage deficiency
넘 넘어가 초과 exceed
아끼 절약 절감 save
잃 잃어버리 상실 손실 유실 lose loss
물려주 물려받 상속 계승 inherit
맞서 저항 대항 대립 oppose resist
"""


def _table() -> dict[str, frozenset[str]]:
    rows = [frozenset(row.split()) for row in _ROWS.strip().splitlines()]
    table: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for word in row:
            table[word] |= row - {word}
    return {word: frozenset(others) for word, others in table.items()}


SYNONYMS = _table()
