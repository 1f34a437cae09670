import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	doiAddress,
	escapeMarkup,
	forbiddenCharacters,
	html,
	linkAddress,
	markdownCode,
	markdownText,
	plainText,
	unescapeMarkup,
} from "./index.ts";

describe("escapeMarkup", () => {
	it.each([
		["content", `a &lt;b&gt; &amp; "c" 'd'`],
		["attribute", `a &lt;b&gt; &amp; &quot;c&quot; 'd'`],
		["anywhere", "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;"],
	] as const)("escapes what must not stand in %s", (place, escaped) => {
		expect(escapeMarkup(`a <b> & "c" 'd'`, place)).toBe(escaped);
	});

	it("is undone, also where the text holds an entity", () => {
		expect(unescapeMarkup(escapeMarkup("&amp;lt; <"))).toBe("&amp;lt; <");
		fc.assert(fc.property(fc.string(), (text) => unescapeMarkup(escapeMarkup(text)) === text));
	});
});

describe("html", () => {
	it("escapes strings, keeps markup, joins lists and leaves out what is not there", () => {
		const items = ["a & b", html`<b>${1}</b>`];
		expect(html`<p title="${'"'}">${items}${undefined}${false}${null}${0}</p>`.markup).toBe(
			'<p title="&quot;">a &amp; b<b>1</b>0</p>',
		);
	});
});

describe("html, in an address", () => {
	it.each([
		"javascript:alert(1)",
		" JaVaScRiPt:alert(1)",
		"java\nscript:alert(1)",
		"data:text/html,x",
		"//host/x",
		"\\\\host",
	])("refuses %j", (address) => {
		expect(() => html`<a href="${address}">x</a>`).toThrow("html: an address must be https, http, mailto or relative");
	});
	it("keeps what leads within the site or to the web", () => {
		expect(html`<a href="${"./a?b=1&c=2#d"}">x</a>`.markup).toBe('<a href="./a?b=1&amp;c=2#d">x</a>');
		expect(html`<a href="https://orcid.org/${"x:y"}">x</a>`.markup).toBe('<a href="https://orcid.org/x:y">x</a>');
	});
});

describe("plainText", () => {
	it("shows what must not be there: controls, halves of pairs, controls of direction that reach further", () => {
		expect(plainText("a\0b\u001b[31mc\ud800d\u202e12\u2066e\u{1f600}\uffff")).toBe("a�b�[31mc�d�12�e\u{1f600}�");
	});
	it("keeps tabs, line breaks, and the marks that Arabic and Hebrew words need", () => {
		expect(plainText("a\t\r\n\u200e\u200f\u061cשלום")).toBe("a\t\r\n\u200e\u200f\u061cשלום");
	});
	it("changes nothing a second time, and leaves nothing that is named", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const once = plainText(text);
				return plainText(once) === once && forbiddenCharacters(once).length === 0 && once.isWellFormed();
			}),
		);
		expect(forbiddenCharacters("a\u202eb\ud83d")).toEqual([
			{ index: 1, name: "U+202E" },
			{ index: 3, name: "U+D83D" },
		]);
	});
});

describe("linkAddress", () => {
	it.each(["https://a.org/x", "http://a.org", "mailto:a@b.org", " https://a.org "])("takes %j", (address) => {
		expect(linkAddress(address)).toBe(address.trim());
	});
	it.each([
		...[
			"javascript:alert(1)",
			"JAVASCRIPT:1",
			"java\tscript:1",
			"\u0001javascript:1",
			"vbscript:1",
			"data:text/html,x",
		],
		...[
			"file:///etc/passwd",
			"blob:https://a",
			"ftp://a",
			"https:",
			"https:a.org",
			"https:/a.org",
			"https://",
			"x:y",
			":",
		],
		...["//host/x", "/\\host", "\\\\host", "a b", "a\nb", "", "https://a\u202e.org", "https://a.org:port/"],
	])("refuses %j", (address) => {
		expect(linkAddress(address, { relative: true })).toBeUndefined();
	});
	it("takes what is relative where it is asked to", () => {
		for (const address of ["#a", "./a", "../a/b", "/a", "a/b:c", "?a=b:c"]) {
			expect(linkAddress(address)).toBeUndefined();
			expect(linkAddress(address, { relative: true })).toBe(address);
		}
	});
});

describe("doiAddress", () => {
	it.each(["10.1000/a", "doi:10.1000/a", "https://doi.org/10.1000/a", "http://dx.doi.org/10.1000/a"])(
		"reads %j",
		(doi) => {
			expect(doiAddress(doi)).toBe("https://doi.org/10.1000/a");
		},
	);
	it("escapes what an address cannot hold", () => {
		expect(doiAddress("10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2")).toBe(
			"https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
		);
	});
	it.each(["", "x", "javascript:alert(1)", "10.1000", "10.1000/a b", "11.1000/a", 'https://evil/"10.1000/a'])(
		"refuses %j",
		(doi) => {
			expect(doiAddress(doi)).toBeUndefined();
		},
	);
});

describe("markdownText and markdownCode", () => {
	it("make of a text nothing but a text", () => {
		expect(markdownText("a_b <img src=x> [c](javascript:d) ![e](f) `g` | *h*\n# i\\")).toBe(
			"a_b \\<img src=x> \\[c\\](javascript:d) !\\[e\\](f) \\`g\\` \\| \\*h\\* # i\\\\",
		);
		expect(markdownCode("a.ts")).toBe("`a.ts`");
		expect(markdownCode("a`` <b>\n`")).toBe("``` a`` <b> ` ```");
	});
});
