import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { readMath } from "../document/read-math.ts";
import { typstTree } from "../typst/typst-tree.ts";
import { toLatex } from "./to-latex.ts";
import { toMathml } from "./to-mathml.ts";
import { toOmml } from "./to-omml.ts";

/** Formulas in Typst, with their LaTeX and MathML as their manuals write them. */
const cases = [
	["x^2", "x^{2}", "<mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup>"],
	[
		"x'_(i j)",
		"x_{i j}^{'}",
		"<mml:msubsup><mml:mi>x</mml:mi><mml:mrow><mml:mi>i</mml:mi><mml:mi>j</mml:mi></mml:mrow><mml:mo>′</mml:mo></mml:msubsup>",
	],
	[
		"a/(b + c)",
		"\\frac{a}{b + c}",
		"<mml:mfrac><mml:mi>a</mml:mi><mml:mrow><mml:mi>b</mml:mi><mml:mo>+</mml:mo><mml:mi>c</mml:mi></mml:mrow></mml:mfrac>",
	],
	[
		"sqrt(2) root(3, x)",
		"\\sqrt{2} \\sqrt[3]{x}",
		"<mml:msqrt><mml:mn>2</mml:mn></mml:msqrt><mml:mroot><mml:mi>x</mml:mi><mml:mn>3</mml:mn></mml:mroot>",
	],
	[
		"sum_(i=1)^n x_i",
		"\\sum_{i = 1}^{n} x_{i}",
		"<mml:munderover><mml:mo>∑</mml:mo><mml:mrow><mml:mi>i</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn></mml:mrow><mml:mi>n</mml:mi></mml:munderover><mml:msub><mml:mi>x</mml:mi><mml:mi>i</mml:mi></mml:msub>",
	],
	["hat(beta)", "\\hat{\\beta}", '<mml:mover accent="true"><mml:mi>β</mml:mi><mml:mo>^</mml:mo></mml:mover>'],
	["log x", "\\log x", '<mml:mi mathvariant="normal">log</mml:mi><mml:mi>x</mml:mi>'],
	[
		"binom(n, k)",
		"\\left( \\genfrac{}{}{0pt}{}{n}{k} \\right)",
		'<mml:mrow><mml:mo fence="true">(</mml:mo><mml:mfrac linethickness="0"><mml:mi>n</mml:mi><mml:mi>k</mml:mi></mml:mfrac><mml:mo fence="true">)</mml:mo></mml:mrow>',
	],
	['upright(A) "if" b >= 1,000', "\\mathrm{A} \\text{if} b \\geq 1 , 000", undefined],
	["bold(x) + bb(R)", "\\mathbf{x} + \\mathbb{R}", undefined],
	["mat(1, 2; 3, 4)", "\\left( \\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix} \\right)", undefined],
	["cases(a, b)", "\\left\\{ \\begin{array}{l} a \\\\ b \\end{array} \\right.", undefined],
	["x &= 1 \\ y &= 2", "\\begin{aligned} x & = 1 \\\\ y & = 2 \\end{aligned}", undefined],
	[
		"lim_(n -> oo) a_n",
		"\\lim_{n \\to \\infty} a_{n}",
		'<mml:munder><mml:mi mathvariant="normal">lim</mml:mi><mml:mrow><mml:mi>n</mml:mi><mml:mo>→</mml:mo><mml:mo>∞</mml:mo></mml:mrow></mml:munder><mml:msub><mml:mi>a</mml:mi><mml:mi>n</mml:mi></mml:msub>',
	],
] as const;

async function read(formula: string) {
	const layout = `#import "/document.typ": *\n#show math.equation: it => [#metadata(it.body) <qk-math>]\n$${formula}$\n`;
	const { readFileSync } = await import("node:fs");
	const files = {
		"/main.typ": layout,
		"/document.typ": readFileSync(new URL("../../typst/document.typ", import.meta.url), "utf8"),
		"/parts.typ":
			"#let info = (:)\n#let value-text(..) = none\n#let called(..) = none\n#let number-of(..) = none\n#let references(..) = none\n#let safe-link(it) = it\n",
	};
	const { metadata } = await typstTree({ files, createdSeconds: 0 }, "qk-math");
	return readMath(metadata[0]);
}

describe("formulas", () => {
	it.each(cases)("$%s$ in LaTeX, MathML and Office Math", async (formula, latex, mathml) => {
		const math = await read(formula);
		expect(toLatex(math)).toBe(latex);
		if (mathml !== undefined) expect(toMathml(math)).toBe(`<mml:math>${mathml}</mml:math>`);
		const spaces = 'xmlns:m="m" xmlns:w="w" xmlns:mml="mml"';
		for (const xml of [toOmml(math), toMathml(math)]) XmlDocument.fromString(`<root ${spaces}>${xml}</root>`).dispose();
	});

	it("says a fraction, a root and a sum in Office Math's words", async () => {
		const omml = toOmml(await read("a/b + sqrt(2) + sum_i^n x"));
		expect(omml).toMatch(/<m:f><m:num>.*<\/m:num><m:den>.*<\/m:den><\/m:f>/);
		expect(omml).toMatch(/<m:rad><m:radPr><m:degHide m:val="1"\/><\/m:radPr><m:deg\/><m:e>/);
		expect(omml).toMatch(/<m:limUpp><m:e><m:limLow>/);
	});

	it("names a sign that LaTeX has no command for here", () => {
		expect(() => toLatex({ kind: "symbol", text: "⍟" })).toThrow('"⍟" (U+235f) has no LaTeX command here');
	});
});
