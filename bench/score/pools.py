"""What documents are composed of: invented names, bodies, places, headings, and the wordings of real layouts."""

from __future__ import annotations

_SURNAMES = """
Abramenko Belousov Vasilkov Gorshenin Dobrynsky Yegorychev Zhilinsky Zaretsky Ignatov Kalashnik Lebedinsky
Morozenko Nikitchenko Obraztsov Pletnev Rodimtsev Savelyev Timoshkin Uvarov Fedyunin Kharchenko Tsvetkov Chernavin
Shabalin Shcherbak Yurkevich Yakubenko Rozengart Rozenfel'd Lyubchenko Grin'ko Mezhlauk Arosev Bogdanov Veselkin
Gusarov Demidenko Yeliseyev Zhuravlev Kotelnik Lazarenko Mironenko Nazarov Ostapchuk Petrenko Ryabinin Sinitsyn
Tarasenko Ul'yanov Frolenko Khrustalev Tsybin Shuvalov Yanson"""
SURNAMES = _SURNAMES.split()
INITIALS = ["A. P.", "I. V.", "K. Ye.", "N. I.", "V. M.", "S.M.", "G. K.", "L. D.", "M. I."]
BODIES = ["NKVD", "NKO", "NKID", "NKVT", "Gosplan", "NKPS", "NKF"]
TRANSLATORS = [
    "Gary Goldberg",
    "Anna Petrova",
    "K. C. Smith",
    "Jan Chowaniec",
    "Sergey V. Radchenko",
    "Balazs Szalontai",
]
PLACES = ["Ulan Bator", "Tashkent", "Urumqi", "Tehran", "Warsaw", "Riga", "Ankara", "Kabul", "Sofia", "Prague"]
HEADINGS = [
    "Concerning Mongolia.",
    "An NKO issue.",
    "Concerning the Chinese Eastern Railroad",
    "- an NKVD issue",
    "The Question of the NKVT.",
    "Concerning trade with Persia.",
    "Concerning a reply to the Japanese note.",
    "Re: the fishing convention",
    "Concerning Sovkino.",
    "On the construction of barracks.",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
TITLES = [
    "Decision on the supply of trucks",
    "Concerning assistance to the Mongolian government",
    "Politburo decision on border guards",
    "Excerpt from minutes on trade",
    "Concerning the reply to the note",
]
