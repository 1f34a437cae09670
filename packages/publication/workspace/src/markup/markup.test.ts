import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkup, html, unescapeMarkup } from "./index.ts";

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
