"""Persons: who is named in a sentence or list, and who is not."""

import pytest

from kg.model import Kind, MentionKind
from tests.recognise.helping import mentions, names

BODY = Kind.BODY
DIST, COPIES, PART, ADDR, SIGN, TERM = (
    Kind.DISTRIBUTION, Kind.COPIES, Kind.PARTICIPANTS, Kind.ADDRESS, Kind.SIGNATURE, Kind.NAME_TERM)

PROSE = [
    # titles
    ("Charge Cde. Smirnov with the talks.", ["Smirnov"]),
    ("Charge Cde Petrenko with the talks.", ["Petrenko"]),
    ("Instruct Com. Orlov to depart.", ["Orlov"]),
    ("Comr. Danilov is to report on this.", ["Danilov"]),
    ("Comrade Luo Fu spoke first.", ["Luo Fu"]),
    ("comr[ade] Vasil'ev shall answer.", ["Vasil'ev"]),
    ("On the letter of Cde. Rozengol’ts.", ["Rozengol’ts"]),
    ("Entrust Cde. Pel'she with the draft.", ["Pel'she"]),
    ("Mr. Franklin welcomed the members.", ["Franklin"]),
    ("Mrs. Cassidy replied that there was none.", ["Cassidy"]),
    ("Ms. Humphrey thanked Miss Roper.", ["Humphrey", "Roper"]),
    ("Dr. Kissinger and Prof. May were absent.", ["Kissinger", "May"]),
    ("Mr. Dean Rusk and Secretary of State Dean Rusk", ["Dean Rusk", "Dean Rusk = Secretary of State"]),
    ("Frank P. Lockhart, Milan W. Jerabek and Green H. Hackworth",
     ["Frank P. Lockhart", "Milan W. Jerabek", "Green H. Hackworth"]),
    ("Under Secretary for Management Ben Read left.", ["Ben Read = Under Secretary for Management"]),
    ("Professor Perkins was re-elected.", ["Perkins"]),
    ("the British historian D. C. Watt had helped", ["D. C. Watt"]),
    ("Senators David Boren and William Cohen came.", ["David Boren", "William Cohen"]),
    ("Gen. Marshall, Marshal Zhukov and Admiral King met.", ["Marshall", "Zhukov", "King"]),
    ("General Douglas MacArthur refused.", ["Douglas MacArthur"]),
    ("Ambassador Terekhov was returning to Moscow.", ["Terekhov = Ambassador"]),
    ("President Yeltsin agreed in principle.", ["Yeltsin = President"]),
    ("He proposed to President Santer: One should start.", ["Santer = President"]),
    ("the conversation with Portuguese Prime Minister Guterres on 17 October",
     ["Guterres = Portuguese Prime Minister"]),
    ("the meeting with British PM Blair in Chequers", ["Blair = British PM"]),
    ("Foreign Minister Kinkel and Foreign Minister Primakov agreed.",
     ["Kinkel = Foreign Minister", "Primakov = Foreign Minister"]),
    ("Undersecretary Stark telephoned.", ["Stark = Undersecretary"]),
    ("Finance Minister Waigel and Minister of Economics Rexrodt",
     ["Waigel = Finance Minister", "Rexrodt = Minister of Economics"]),
    ("First Deputy Prime Minister Nemzow came.", ["Nemzow = First Deputy Prime Minister"]),
    ("Patriarch Alexei wrote a letter.", ["Alexei"]),
    ("People's Commissar of Defense Voroshilov reported.", ["Voroshilov = People's Commissar of Defense"]),
    ("Soviet Foreign Minister A. A. Gromyko said no.", ["A. A. Gromyko = Soviet Foreign Minister"]),
    ("Comrade Ambassador Shtykov reported it.", ["Shtykov = Ambassador"]),
    ("Ministers Rusk and Schroeder conferred.", ["Rusk = Minister", "Schroeder = Minister"]),
    # lists in running text
    ("to Cdes. Litvinov, Yezhov, Voroshilov, Berzin, and Kruchinkin.",
     ["Litvinov", "Yezhov", "Voroshilov", "Berzin", "Kruchinkin"]),
    ("to Cdes. Litvinov, Voroshilov and Berzin.", ["Litvinov", "Voroshilov", "Berzin"]),
    ("To Comrades Kirilenko,Pel'she, Suslov", ["Kirilenko", "Pel'she", "Suslov"]),
    ("Approve the proposals of Cdes. Molotov and Mikoyan.", ["Molotov", "Mikoyan"]),
    ("Comrades Mao Zedong, Zhou Enlai, and Zhu De attended.", ["Mao Zedong", "Zhou Enlai", "Zhu De"]),
    ("Messrs. Dulles and Murphy left early.", ["Dulles", "Murphy"]),
    ("the conditions proposed to Cde. Smirnov by Ma Hushan.", ["Smirnov", "Ma Hushan"]),
    ("discussions between Cde. Smirnov and Ma Hushan.", ["Smirnov", "Ma Hushan"]),
    ("a commission of Cdes. Kaganovich (chairman), Andreev, and Zhdanov.",
     ["Kaganovich = chairman", "Andreev", "Zhdanov"]),
    ("send Cdes. Petrov and Karpov to Tashkent.", ["Petrov", "Karpov"]),
    ("Cdes. Litvinov and Stomonyakov\nReport in a week.", ["Litvinov", "Stomonyakov"]),
    ("Cdes. Frinovsky, Uritsky, the NKID and Gosplan", ["Frinovsky", "Uritsky"]),
    # initials
    ("A report of I. V. STALIN was read.", ["I. V. STALIN"]),
    ("A.A. Gromyko and N.S. Patolichev signed.", ["A.A. Gromyko", "N.S. Patolichev"]),
    ("It was prepared by Yu. V. Andropov.", ["Yu. V. Andropov"]),
    ("the remarks of W[illiam] Hyland", ["William Hyland"]),
    ("Richard W. Leopold was chosen as Chairman.", ["Richard W. Leopold"]),
    ("S. Everett Gleason and E. Taylor Parks", ["S. Everett Gleason", "E. Taylor Parks"]),
    ("William W. Bishop, Jr. was present.", ["William W. Bishop, Jr."]),
    ("Robert S. McNamara testified.", ["Robert S. McNamara"]),
    # shapes of names
    ("Cde. S H T Y K O V is informed.", ["Shtykov"]),
    ("signed by Cde. T. S h t y k o v.", ["T. Shtykov"]),
    ("Comrade Kim Il Sung and Comrade Pak Hon-yong", ["Kim Il Sung", "Pak Hon-yong"]),
    ("The talks with Kim Il-sung went on.", ["Kim Il-sung"]),
    ("Mao Zedong received Liu Shaoqi.", ["Mao Zedong", "Liu Shaoqi"]),
    ("Chiang Kai-shek and Chou En-lai had met.", ["Chiang Kai-shek", "Chou En-lai"]),
    ("as Ma Zhongying himself asked", ["Ma Zhongying"]),
    ("Pham Van Dong thanked Ho Chi Minh.", ["Pham Van Dong", "Ho Chi Minh"]),
    ("Ambassador von der Schulenburg called.", ["von der Schulenburg = Ambassador"]),
    ("Mr. van der Stoel objected.", ["van der Stoel"]),
    ("President al-Assad wrote.", ["al-Assad = President"]),
    ("Cde. Ospan Batyr commands there.", ["Ospan Batyr"]),
    ("Mr. O'Neill asked Mr. D'Arcy.", ["O'Neill", "D'Arcy"]),
    ("Helmut Kohl met Boris Yeltsin.", ["Helmut Kohl", "Boris Yeltsin"]),
    ("the Portuguese diplomatic advisor Joao Pimentel (who left in November) took part",
     ["Joao Pimentel = Portuguese diplomatic advisor"]),
    # possessives
    ("Ma Hushan's request was declined.", ["Ma Hushan"]),
    ("Mr. Feis’ request differed.", ["Feis"]),
    ("In reply to Mr. Wilson’s question he agreed.", ["Wilson"]),
    ("CDE. STALIN'S LETTER", ["STALIN"]),
    # offices in apposition
    ("Charge Cde. Smirnov, the acting Consul General in Kashgar with giving a reply.",
     ["Smirnov = acting Consul General in Kashgar"]),
    ("In response to Ma Hushan's (commander of the 36th Division of the NRA) request",
     ["Ma Hushan = commander of the 36th Division of the NRA"]),
    ("Cde. Apresov, Consul General in Urumqi, reports.", ["Apresov = Consul General in Urumqi"]),
    ("Mr. Duke, Chief of Protocol, spoke.", ["Duke = Chief of Protocol"]),
    ("Chi Peng-fei, Deputy Minister of Foreign Affairs, spoke.",
     ["Chi Peng-fei = Deputy Minister of Foreign Affairs"]),
    ("Cde. Ivanov, who knows the matter, left.", ["Ivanov"]),
    ("Cde. Ivanov, a minister without portfolio", ["Ivanov = minister"]),
    ("Nobusuke Kishi, the Prime Minister of Japan, came.", ["Nobusuke Kishi = Prime Minister of Japan"]),
    # Russian
    ("Поручить тов. Молотову В.М. дать ответ.", ["Молотову В.М."]),
    ("Сообщить т. Сталину и тов. Жданову.", ["Сталину", "Жданову"]),
    ("Товарищ В. Молотов сообщил об этом.", ["В. Молотов"]),
    # wrapped lines
    ("The Politburo decided, after a long and heated discussion of it, to charge Cde.\nSmirnov with it.", ["Smirnov"]),
    # known from elsewhere
    ("President Santer came. Later Santer left again.", ["Santer = President", "Santer"]),
    ("Mr. Aandahl spoke.\nAandahl's answer was no.", ["Aandahl", "Aandahl"]),
]

NOBODY = [
    "The General Assembly met in New York.",
    "the General Staff and the General Secretary",
    "Foreign Relations of the United States",
    "The Soviet Government expresses readiness.",
    "Decline the governor's suggestion about military aid.",
    "Concentrate the Uzbek and Kazakh RKKA regiments on our border.",
    "The Ambassador said that the Chancellor agreed.",
    "Copies to the Council of Ministers and the Ministry of Defense",
    "President of the Council",
    "Minister Counselor of Embassy",
    "General Motors and General Electric Corporation",
    "Secretary General of the United Nations",
    "Mr. President, may I congratulate you?",
    "Mr. Chairman, Madam Secretary!",
    "Dear Mr. Ambassador!",
    "Prime Minister's Office",
    "The Prime Minister Agreed",
    "On Friday the Committee met in Washington, D.C.",
    "the U. S. Government and the U.N. Command",
    "N. Korea and S. Vietnam",
    "Volume I. Germany and Austria",
    "A. Background\nB. Preparation of the meeting",
    "I. The Situation in Europe",
    "Section A. Introduction",
    "the Marshall Plan and the Morgenthau Plan",
    "the Lenin Library and the Stalin Prize",
    "Comr. Copy",
    "Comr. 10th department",
    "M e m o r a n d u m",
    "Christian Democratic Union",
    "London School of Economics",
    "Third World Countries",
    "In Hong Kong and San Francisco",
    "Frankfurt Book Fair",
    "the Federal Chancellery in Bonn",
    "The Nationalist Government has been in a process of disintegration.",
    "Pacific and East Asian Affairs",
    "General Records of the Department of State",
    "Her Majesty's Government",
    "the Minister replied in the affirmative",
    "Long March and Great Leap Forward",
    "He Said So. You Were Right.",
    "Warsaw Treaty Organization",
    "the Molotov-Ribbentrop Pact",
    "Council of People's Commissars",
    "Special Folder No. 12",
    "World War I. After it, nothing.",
    "872 F.2d 472, 476 (D.C. Cir.) and 110 S. Ct. 398",
    "U.S. Const., Art. II",
    "Chief of the Western Hemisphere Branch",
    "the General Accounting Office",
    "May I ask the Chairman to go on?",
]

LISTS = [
    (DIST, "Excerpts have been sent:\n\nto Cdes. Litvinov, Yezhov, and Kruchinkin.".replace("\n\n", "\n"),
     ["Litvinov", "Yezhov", "Kruchinkin"]),
    (DIST, "Excerpts have been sent to:\nCdes. Litvinov and Berzin.", ["Litvinov", "Berzin"]),
    (DIST, "Excerpts have been sent (to): Cdes. Yezhov and Frinovsky - everything", ["Yezhov", "Frinovsky"]),
    (DIST, "Excerpts have been sent : to Cdes. Litvinov,\nYezhov,\nand Uritsky", ["Litvinov", "Yezhov", "Uritsky"]),
    (DIST, "No. P84/422 Copies: Comrades Brezhnev, Kosygin, Andropov", ["Brezhnev", "Kosygin", "Andropov"]),
    (DIST, "To: Cmrds Ustinov, Ponomarev", ["Ustinov", "Ponomarev"]),
    (DIST, "To Cde. Molotov\nTo Cde. Beria\nTo Cde. Malenkov", ["Molotov", "Beria", "Malenkov"]),
    (DIST, "Extracts sent: Chuikov; Vasilevsky; Bulganin.", ["Chuikov", "Vasilevsky", "Bulganin"]),
    (COPIES, "Copies: Stalin (2), Malenkov, Beria, Molotov, File of 8th", ["Stalin", "Malenkov", "Beria", "Molotov"]),
    (COPIES, "Distribution list - 11 copies: Stalin - 2, Molotov-1, Malenkov - 2, Copy - 1",
     ["Stalin", "Molotov", "Malenkov"]),
    (COPIES, "5 copies\n1. Comr. Stalin\n2. Comr. Molotov\n3. Comr. 10th department\n4. Comr. Copy",
     ["Stalin", "Molotov"]),
    (PART, "Dr. John Roe, Foreign Assessment Center, CRD.\nAnn Poe, Sullivan & Cromwell, New York",
     ["John Roe", "Ann Poe"]),
    (COPIES, "Three copies printed\n1 – to Cde Molotov\n2 – to Cde Vyshinsky\n3 – to file", ["Molotov", "Vyshinsky"]),
    (COPIES, "Two copies [printed]\n[1 -] to the addressee\n2 - Department", []),
    (COPIES, "Produced in 5 copies for:\n- Comrade Péter\n- Comrade Szarka\n- Department", ["Péter", "Szarka"]),
    (COPIES, "To: everything, N.N., signee, interpreter", []),
    (COPIES, "drafted by Cde. Mamulov\nTyped by Igritskaya, 15 October 1945", ["Mamulov", "Igritskaya"]),
    (COPIES, "Copy 19 of 50\nNo. 2 of 40 copies", []),
    (PART, "Richard W. Leopold, Chairman\nRobert H. Ferrell\nThe Historical Office:",
     ["Richard W. Leopold = Chairman", "Robert H. Ferrell"]),
    (PART, "Participants on the Kazakh side: President Nazarbayev, Foreign Minister Tokayev, interpreter",
     ["Nazarbayev = President", "Tokayev = Foreign Minister"]),
    (PART, "on our side: The Chancellor, signee, interpreter", []),
    (PART, "Jerome H. Perlmutter, Chief\nPeter A. Smith", ["Jerome H. Perlmutter = Chief", "Peter A. Smith"]),
    (ADDR, "to MOSCOW, to Cde. V. M. MOLOTOV", ["V. M. MOLOTOV"]),
    (ADDR, "TO KRASOVSKY", ["KRASOVSKY"]),
    (ADDR, "FROM: PYONGYANG", []),
    (ADDR, "Destination: PEKING  To Whom: SovAmbassador", []),
    (ADDR, "To the Chairman of the Council of Ministers", []),
    (Kind.SALUTATION, "Dear Mr. Molotov!", ["Molotov"]),
    (Kind.SALUTATION, "Dear Comrade Stalin,", ["Stalin"]),
    (Kind.SALUTATION, "My dear premier,", []),
    (SIGN, "[CC seal] CC SECRETARY [signed] I. Stalin", ["I. Stalin = CC SECRETARY"]),
    (SIGN, "CC SECRETARY J. STALIN", ["J. STALIN = CC SECRETARY"]),
    (SIGN, "SECRETARY OF THE CC", []),
    (SIGN, "Chairman of the USSR Council of Ministers\n(P. GORSHKOV)",
     ["P. GORSHKOV = Chairman of the USSR Council of Ministers"]),
    (SIGN, "Ambassador\n(Orlov)", ["Orlov = Ambassador"]),
    (SIGN, "Ambassador (Acting)\nMinister (Moscow)", []),
    (SIGN, "[signature] K. Chernenko", ["K. Chernenko"]),
    (SIGN, "(Bitterlich)", ["Bitterlich"]),
    (SIGN, "S H T Y K O V", ["Shtykov"]),
    (SIGN, "Hull", ["Hull"]),
    (SIGN, "Correct Record, signed [K Chernenko]", ["K Chernenko"]),
    (SIGN, "Верно: [Подпись]", []),
    (SIGN, "Зам. Председателя Совета В. Молотов.", ["В. Молотов = Зам. Председателя Совета"]),
    (SIGN, "[handwritten: CC Secretary I. Stalin]", ["I. Stalin = CC Secretary"]),
    (SIGN, "[Signed] Orlov\n[Zhou] Enlai", ["Orlov", "Zhou Enlai"]),
    (PART, "Comrade Winzer, MfAA\nComrade Heo Dam\nDo Xuan Bach\nOrlov E. I.",
     ["Winzer", "Heo Dam", "Do Xuan Bach", "Orlov E. I."]),
    (TERM, "Kwasniewski, Aleksander", ["Kwasniewski, Aleksander"]),
    (TERM, "Stalin, Joseph, 1878-1953", ["Stalin, Joseph"]),
    (TERM, "Ma, Hushan", ["Ma, Hushan"]),
    (TERM, "Shicai Sheng", ["Shicai Sheng"]),
    (TERM, "China. Ministry of Foreign Affairs", []),
    (TERM, "Politburo (Soviet Union)", []),
    (TERM, "Soviet Union, Red Army", []),
]

PROSE += [
    ("the Soviet Ambassador in China, Cde. Bogomolov, about it", ["Bogomolov = Soviet Ambassador in China"]),
    ("the head of the special group of the NKVD, Cde. Karpov.", ["Karpov = head of the special group of the NKVD"]),
    ("the Chairman of the Xinjiang Government, Li Rong, and others",
     ["Li Rong = Chairman of the Xinjiang Government"]),
    ("Send it to the governor, Cde. Smirnov, and Cde. Petrov.", ["Smirnov", "Petrov"]),
    ("the plenipotentiary representative of the OGPU in Kazakhstan, Cde. Karutsky, shall",
     ["Karutsky = plenipotentiary representative of the OGPU in Kazakhstan"]),
    ("Cde. Malikov left. Rybalko and Malikov shall report.", ["Malikov", "Rybalko", "Malikov"]),
    ("Cde. Malikov left. Moscow and Malikov disagree.", ["Malikov", "Malikov"]),
    ("Cde. Malikov left. Uzbeks and Malikov agree; Malikov and Gosplan too.", ["Malikov", "Malikov", "Malikov"]),
]

PROSE += [
    ("Present were: Molotov, Vyshinsky (the USSR Minister of Foreign Affairs), and others.",
     ["Molotov", "Vyshinsky = USSR Minister of Foreign Affairs"]),
    ("Stalin said that Khrushchev and the Stalin Prize and Stalin's letter and Stalingrad",
     ["Stalin", "Khrushchev", "Stalin"]),
]

PROSE += [
    ("about South Korean President Park Chung Hee and KCIA Director Yi Hu-rak",
     ["Park Chung Hee = South Korean President", "Yi Hu-rak = KCIA Director"]),
    ("Vice President Lyndon Johnson, the Attorney General, Robert F. Kennedy, McGeorge Bundy",
     ["Lyndon Johnson = Vice President", "Robert F. Kennedy = Attorney General", "McGeorge Bundy"]),
    ("Тов. Сталину И.В. Зам. Министра А. Громыко", ["Сталину И.В.", "А. Громыко = Зам. Министра"]),
    ("Посол СССР в КНДР Т. Штыков сообщил тов. Вышинскому А.Я. Ким Ир Сен", ["Т. Штыков", "Вышинскому А.Я."]),
    ("The Chief of the General Staff of the KPA, Kang Kon, was wounded; General Nam Il came.",
     ["Kang Kon = Chief of the General Staff of the KPA", "Nam Il"]),
]

PROSE += [
    ("Soviet leader Khrushchov and NKVD chief Agranov; Chinese delegate Orr",
     ["Khrushchov = Soviet leader", "Agranov = NKVD chief", "Orr = Chinese delegate"]),
    ("They told Ambassador Burke May 5 and Mr. Orr June 1950.", ["Burke = Ambassador", "Orr"]),
    ("Under Secretary-General Lakhdar Brahimi spoke.", ["Lakhdar Brahimi = Under Secretary-General"]),
    ("Pope Pius XII and Queen Elizabeth II wrote.", ["Pius XII", "Elizabeth II"]),
    ("First Deputy Foreign Minister V. V. Kuznetsov", ["V. V. Kuznetsov = First Deputy Foreign Minister"]),
    ("Foreign Affairs Minister Corneliu Manescu", ["Corneliu Manescu = Foreign Affairs Minister"]),
    ("The Hungarian Ambassador to Pyongyang, Pál Szarvas, reported.",
     ["Pál Szarvas = Hungarian Ambassador to Pyongyang"]),
    ("The Hungarian Ambassador, New Delhi, and the Soviet Embassy, Prague.", []),
    ("Cho Man-sik, Ryu Seong-hun and Ke Qingshi came.", ["Cho Man-sik", "Ryu Seong-hun", "Ke Qingshi"]),
    ("the conference of the Major Powers", []),
    ("To H.E. G. Ramanathan and His Excellency Chen Weiming", ["G. Ramanathan", "Chen Weiming"]),
    ("RESPECTED Aleksandr Petrovich ANTONOV!", ["Aleksandr Petrovich ANTONOV"]),
    ("FM SECSTATE WASHDC", []),
    ("Garegin Abramovich Apresov and Zafar Ibrahimovich Nur came.",
     ["Garegin Abramovich Apresov", "Zafar Ibrahimovich Nur"]),
    ("Ospan Batyr and Hodja Niyaz Hadji and Genghis Khan", ["Ospan Batyr", "Hodja Niyaz Hadji", "Genghis Khan"]),
    ("Rakhmanov reported that Lobnya reported; Rakhmanov's note.", ["Rakhmanov", "Rakhmanov"]),
    ("Kharkov said no; Soviet reported; Izvestia stated.", []),
    ("In Ulan Bator and Bek", []),
]

PROSE += [
    ("Comrade Heo Dam said so. Foreign Minister Ho Dam agreed; Heo Dam left.",
     ["Heo Dam", "Ho Dam = Foreign Minister", "Heo Dam"]),
    ("the dam at Heo Dam and Hoover Dam", []),
    ("Premier [Zhou] Enlai and [Andrei] Gromyko agreed.", ["Zhou Enlai = Premier", "Andrei Gromyko"]),
    ("Vice Premier Do Xuan Bach spoke. Do Xuan Bach left.", ["Do Xuan Bach = Vice Premier", "Do Xuan Bach"]),
    ("Do You Mean It? Do Not Ask. Do Thanh Nghi's Work", ["Do Thanh Nghi"]),
    ("Cde. Smirnov E. I. and Petrov A. B. came; Antonov Ya. M. left.",
     ["Smirnov E. I.", "Petrov A. B.", "Antonov Ya. M."]),
    ("Appendix E. I. and Table A. B.", []),
    ("with Comrade Winzer, MfAA, and Comrades Stibi, MfS, and Hegen", ["Winzer", "Stibi", "Hegen"]),
    ("He fought in Nam Tha. The loss of Nam Tha was grave.", []),
    ("His trust in Ma Hushan was great, and in Ma Hushan's troops.", ["Ma Hushan", "Ma Hushan"]),
    ("Vice Premier Le Thanh Nghi; Cde. A. Ya. Vyshinsky", ["Le Thanh Nghi = Vice Premier", "A. Ya. Vyshinsky"]),
]

NOBODY += [
    "General Amnesty. Major Breakthrough. The General Strike and the Major Obstacles.",
    'The ship "Marshal Zhukov" and the “Admiral Nakhimov” sailed.',
    "The cruiser Kirov and the icebreaker Lenin and the USS Franklin D. Roosevelt",
    "the Stalin works, the Lenin collective farm, the Molotov automobile plant, the Brezhnev doctrine",
]

PROSE += [
    ("N. S. Khrushchev and W. Gomułka came from N. Korea.", ["N. S. Khrushchev", "W. Gomułka"]),
    ("Zulq Mohammad Taraki left.", []),
    ("Zulq Palme Wertan and John Gollan left.", ["John Gollan"]),
    ("On Jan 5, 1950 Jan Masaryk met Tokuda Kyuichi and Pyon Yong-tae.",
     ["Jan Masaryk", "Tokuda Kyuichi", "Pyon Yong-tae"]),
    ("The Second Secretary of the Czechoslovak Embassy, Holub, came. The Minister of Trade, Vostvag, and Gosplan left.",
     ["Holub = Second Secretary of the Czechoslovak Embassy"]),
    ("Comrade Gh. Gheorghiu-Dej and M. A. S u s l o v agree; Ja'far Pishevari left.",
     ["Gh. Gheorghiu-Dej", "M. A. Suslov", "Ja'far Pishevari"]),
    ("Alekseev, Ambassador in Havana, cabled; Alekseev waited. Kharkov, capital of the region, grew.",
     ["Alekseev = Ambassador in Havana", "Alekseev"]),
    ("Klaus Fuchs and Zulpha Wertan left; Omsk Wertan and Igor Kurchatov stayed; Ivan Orr and Gosplan too.",
     ["Klaus Fuchs", "Zulpha Wertan", "Igor Kurchatov", "Ivan Orr"]),
    ("O Jin-u asked He Yingqin. He Asked You.", ["O Jin-u", "He Yingqin"]),
    ("Chinese Foreign Ministry Spokesman Ma Yuzhen spoke.", ["Ma Yuzhen = Chinese Foreign Ministry Spokesman"]),
    ("Joachim von Ribbentrop and Ernst von Weizsäcker met Yusuf bin Alawi.",
     ["Joachim von Ribbentrop", "Ernst von Weizsäcker", "Yusuf bin Alawi"]),
    ("U Nu and U Thant spoke; Pak Chŏngae and Pol Pot listened.", ["U Nu", "U Thant", "Pak Chŏngae", "Pol Pot"]),
    ("General Taylor and Field Marshal Viscount Montgomery saw the Major Power.", ["Taylor", "Montgomery"]),
    ("Ambassador of the USSR in the PRC /signature/ P. YUDIN", ["P. YUDIN = Ambassador of the USSR in the PRC"]),
    ("The chief of the Soviet Military Mission in Potsdam, General Malinin, spoke.",
     ["Malinin = chief of the Soviet Military Mission in Potsdam"]),
    ("Filippov (Stalin) asked; Filippov left. Gromyko (Molotov) and Moscow (Stalin).",
     ["Filippov", "Stalin", "Filippov", "Gromyko", "Molotov", "Stalin"]),
    ("the then Foreign Minister Shepilov and ex-Premier Nagy; and then Ambassador Orr spoke",
     ["Shepilov = then Foreign Minister", "Nagy = ex-Premier", "Orr = Ambassador"]),
    ("A. I. Volkov, Charge d'Affaires ad interim, and Zhou Qiuye, Chargé d'Affaires of the PRC, met.",
     ["A. I. Volkov = Charge d'Affaires ad interim", "Zhou Qiuye = Chargé d'Affaires of the PRC"]),
    ("Kádár János and Satō Naotake met; SHIGEMITSU MAMORU signed.",
     ["Kádár János", "Satō Naotake", "SHIGEMITSU MAMORU"]),
    ("Jean-Paul Sartre met Hans-Dietrich Genscher.", ["Jean-Paul Sartre", "Hans-Dietrich Genscher"]),
    ("Nguyễn Hữu Thọ thanked Nguyen Co Thach; Thach left.", ["Nguyễn Hữu Thọ", "Nguyen Co Thach", "Thach"]),
    ("Chemist P. L. Kapitsa stayed; YU. ANDROPOV signed.", ["P. L. Kapitsa", "YU. ANDROPOV"]),
    ("Mr. REAGAN: So do I. REAGAN: Good.", ["REAGAN", "REAGAN"]),
    ("Academician Kurchatov and Comandante Castro and the Marquis de Villalobar",
     ["Kurchatov", "Castro", "de Villalobar"]),
]

TITLES = [
    ("Letter from Jawaharlal Nehru to All Provincial Premiers", ["Jawaharlal Nehru"]),
    ("Telegram from Shtykov to Vyshinsky", ["Shtykov", "Vyshinsky"]),
    ("Ciphered Telegram, Filippov to Mao Zedong via Roshchin", ["Filippov", "Mao Zedong", "Roshchin"]),
    ("Ciphered Telegram No. 600262, Antonov and Petrenko to Cde. Orlov", ["Antonov", "Petrenko", "Orlov"]),
    ("Letter, Vasilenko to Horváth", ["Vasilenko", "Horváth"]),
    ("Letter of Maltsev to Orbeli, Petrosyan, and Karimov", ["Orbeli", "Petrosyan", "Karimov"]),
    ("Petrenko to Cde. Orlov", ["Petrenko", "Orlov"]),
    ("Message from Orlov and Karpenko, Forwarding 'A Proposal'", ["Orlov", "Karpenko"]),
    ("Cable from the Chinese Embassy, 'Report on the Talks'", []),
    ("Report, Embassy of Hungary in North Korea to the Hungarian Foreign Ministry", []),
    ("Concerning the 36th Division of the NRA's Appeals to the Soviet Government", []),
    ("Concerning Vostvag", []),
    ("Cable to Embassies Abroad", []),
    ("Telegram from Pyongyang to Moscow", []),
    ("Report on the Mechanization of Agriculture", []),
    ("Memorandum of Conversation between Orlov and Ambassador Li", ["Orlov", "Li = Ambassador"]),
    ("Excerpt from Protocol No. 84 of the Meeting of the Politburo", []),
    ("Letter of Protest to Headquarters", []),
    ("Note from the Council of Ministers to Gosplan", []),
    ("Address by Mr. Frank Aiken to the General Assembly", ["Frank Aiken"]),
    ("Chancellor's Helmut Kohl's Meeting with British PM Blair", ["Helmut Kohl", "Blair = British PM"]),
]


@pytest.mark.parametrize(("text", "wanted"), TITLES)
def test_persons_of_a_title(text: str, wanted: list[str]) -> None:
    assert names(text, MentionKind.PERSON, Kind.TITLE) == wanted


@pytest.mark.parametrize(("text", "wanted"), PROSE)
def test_persons_of_a_sentence(text: str, wanted: list[str]) -> None:
    assert names(text, MentionKind.PERSON) == wanted


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_invented(text: str) -> None:
    assert names(text, MentionKind.PERSON) == []


@pytest.mark.parametrize(("kind", "text", "wanted"), LISTS)
def test_persons_of_a_list(kind: Kind, text: str, wanted: list[str]) -> None:
    assert names(text, MentionKind.PERSON, kind) == wanted


@pytest.mark.parametrize(("kind", "text", "wanted"), [case for case in LISTS if case[0] is not TERM])
def test_a_bare_surname_is_a_person_only_in_a_list(kind: Kind, text: str, wanted: list[str]) -> None:
    """The same words as running text give nobody that the list does not give."""
    assert {n.partition(" = ")[0] for n in names(text, MentionKind.PERSON, BODY)} <= {
        n.partition(" = ")[0] for n in wanted}


@pytest.mark.parametrize("text", [t for t, _ in PROSE] + [t for _, t, _ in LISTS])
def test_spans_quote_the_name(text: str) -> None:
    """A name is its span with the white space evened out, letter-spacing and completions closed up."""
    for mention in mentions(text):
        quote = text[mention.span.start:mention.span.end]
        squeezed = "".join(c for c in quote if c.isalnum()).lower()
        assert "".join(c for c in mention.name if c.isalnum()).lower().startswith(squeezed[:4])
        assert not quote.endswith(("'s", "’s", ",", " "))
