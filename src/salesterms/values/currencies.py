"""The currencies of ISO 4217 and the digits of their minor units.

Grouped by digits; a test holds every row against two independent copies of the standard.
"""

from __future__ import annotations

#: Digits after the mark -> the codes that have them. None: no minor unit (metals, funds, tests).
_BY_DIGITS: dict[int | None, str] = {
    0: ("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF "),
    2: (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP "
        "BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB "
        "EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES "
        "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR "
        "MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD "
        "RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP "
        "TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG "
    ),
    3: ("BHD IQD JOD KWD LYD OMR TND "),
    4: ("CLF UYW "),
    None: ("XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX "),
}

#: Code -> digits of the minor unit: EUR 2, JPY 0, KWD 3; None where the standard gives none.
CURRENCIES: dict[str, int | None] = {
    code: digits for digits, codes in _BY_DIGITS.items() for code in codes.split()
}
