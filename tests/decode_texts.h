/* decode_texts.h - texts of some sentences. */
#ifndef SK_DECODE_TEXTS_H
#define SK_DECODE_TEXTS_H

#define JA                                                                     \
	"\u3053\u306E\u5831\u544A\u66F8\u306F\u3001\u6771\u30A2\u30B8"         \
	"\u30A2\u306E\u5730\u57DF\u7814\u7A76\u306B\u304A\u3051\u308B"         \
	"\u8CC7\u6599\u4FDD\u5B58\u306E\u73FE\u72B6\u3092\u307E\u3068"         \
	"\u3081\u305F\u3082\u306E\u3067\u3042\u308B\u3002\u56F3\u66F8"         \
	"\u9928\u3068\u6587\u66F8\u9928\u304C\u5171\u540C\u3067\u8ABF"         \
	"\u67FB\u3092\u884C\u3044\u3001\u7D50\u679C\u3092\u6BCE\u5E74"         \
	"\u516C\u8868\u3057\u3066\u3044\u308B\u3002\n"
#define KO                                                                     \
	"\uC774 \uBCF4\uACE0\uC11C\uB294 \uB3D9\uC544\uC2DC\uC544 "            \
	"\uC9C0\uC5ED \uC5F0\uAD6C\uC5D0\uC11C \uC790\uB8CC\uB97C "            \
	"\uC5B4\uB5BB\uAC8C \uBCF4\uC874\uD558\uACE0 \uC788\uB294\uC9C0"       \
	" \uC815\uB9AC\uD55C \uAC83\uC774\uB2E4. \uB3C4\uC11C\uAD00\uACFC"     \
	" \uBB38\uC11C\uAD00\uC774 \uD568\uAED8 \uC870\uC0AC\uD558\uC5EC"      \
	" \uB9E4\uB144 \uBC1C\uD45C\uD55C\uB2E4.\n"
/* Characters that simplified and traditional sets share. */
#define ZH                                                                     \
	"\u672C\u6587\u8AAA\u660E\u4E86\u6771\u4E9E\u5730\u5340\u7814"         \
	"\u7A76\u4E2D\u6A94\u6848\u4FDD\u5B58\u7684\u60C5\u6CC1\u3002"         \
	"\u5716\u66F8\u9928\u548C\u6A94\u6848\u9928\u6BCF\u5E74\u90FD"         \
	"\u6703\u4E00\u8D77\u9032\u884C\u8ABF\u67E5\uFF0C\u4E26\u4E14"         \
	"\u628A\u7D50\u679C\u767C\u8868\u51FA\u4F86\u3002\n"
#define THRICE(s) s s s

#endif
