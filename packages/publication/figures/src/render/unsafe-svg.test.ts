import { describe, expect, it } from "vitest";
import { unsafeSvg } from "./unsafe-svg.ts";

const svg = (content: string, attributes = "") =>
	`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes}>${content}</svg>\n`;

describe("unsafeSvg", () => {
	it("takes a drawing", () => {
		const content =
			'<title id="a">1 &lt; 2</title><defs><clipPath id="c"><rect width="1" height="1"/></clipPath></defs><g clip-path="url(#c)" style="fill:red"><use href="#a"/><path d="M0 0" onto="1"/></g>';
		expect(unsafeSvg(svg(content.replace(' onto="1"', "")))).toBeUndefined();
		expect(
			unsafeSvg(svg('<image xlink:href="data:image/png;base64,AAAA"/><style>.a{fill:url(#b)}</style>')),
		).toBeUndefined();
	});

	it.each([
		["<script>alert(1)</script>", "<script>"],
		["<SCRIPT>alert(1)</SCRIPT>", "<SCRIPT>"],
		["<svg:script xmlns:svg='http://www.w3.org/2000/svg'>alert(1)</svg:script>", "<svg:script>"],
		["<foreignObject><img src='x' onerror='alert(1)'/></foreignObject>", "<foreignObject>"],
		["<title><img src='x' onerror='alert(1)'/></title>", "<img> within <title>"],
		["<g><svg onload='alert(1)'/></g>", "<svg>"],
		["<path onclick='alert(1)'/>", "the handler onclick"],
		["<a href='https://x.org'><text>x</text></a>", "<a>"],
		["<use href='https://x.org/y.svg#z'/>", "the address https://x.org/y.svg#z"],
		["<image href='data:image/svg+xml;base64,AAAA'/>", "the address data:image/svg+xml"],
		["<image href='http://x.org/y.png'/>", "the address http://x.org/y.png"],
		["<rect fill='url(http://x.org/#a)'/>", "fill that asks for something elsewhere"],
		["<style>@import url(http://x.org)</style>", "a style that asks"],
		["<style>@im\\port 'http://x.org'</style>", "a style that asks"],
		["<animate attributeName='href' to='javascript:alert(1)'/>", "<animate>"],
		["<g xmlns='http://www.w3.org/1999/xhtml'/>", "the namespace http://www.w3.org/1999/xhtml"],
		["<text><![CDATA[<script>]]></text>", "a CDATA section"],
		["<!-- --><g/>", "a comment"],
		["<g>", "it is no XML"],
		["&x;", "it is no XML"],
		["\u0000", "it is no XML"],
	])("names what is more in %s", (content, what) => {
		expect(unsafeSvg(svg(content))).toContain(what);
	});

	it("names what stands around it", () => {
		expect(unsafeSvg(`<!DOCTYPE svg [<!ENTITY x "y">]>${svg("")}`)).toContain("a document type");
		expect(unsafeSvg(`<?xml-stylesheet href="x.css"?>${svg("")}`)).toContain("a processing instruction");
		expect(unsafeSvg(svg("", " onload='alert(1)'"))).toContain("the handler onload");
		expect(unsafeSvg("<html/>")).toContain("<html>");
	});
});
