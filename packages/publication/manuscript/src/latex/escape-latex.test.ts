import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeLatex } from "./escape-latex.ts";

describe("escapeLatex", () => {
	it.each([
		[
			"5 % & 3 $ #1_a {b} ~ ^ \\",
			"5 \\% \\& 3 \\$ \\#1\\_a \\{b\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{}",
		],
		["n ≥ 10, −0.5 ± 2", "n $\\geq$ 10, $-$0.5 $\\pm$ 2"],
		["95%\u00a0CI 1–2", "95\\%~CI 1--2"],
		["“Chudáček’s” α", "``Chudáček's'' $\\alpha$"],
		["e\u0301", "é"],
		["", ""],
	])("%j becomes %j", (text, latex) => {
		expect(escapeLatex(text)).toBe(latex);
	});

	it("names what pdfLaTeX cannot set", () => {
		expect(() => escapeLatex("a 胎 b")).toThrow('got "胎" (U+80CE) in "a 胎 b"');
		expect(() => escapeLatex("\u0000")).toThrow("U+0000");
	});

	it("leaves no markup that was in the text, and balances its braces", () => {
		const printable = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) });
		fc.assert(
			fc.property(printable, (text) => {
				const latex = escapeLatex(text);
				expect(latex).not.toMatch(/(?<!\\)[#%&_]/);
				const bare = latex.replaceAll(/\\[{}]/g, "");
				expect(bare.split("{").length).toBe(bare.split("}").length);
			}),
		);
	});
});
