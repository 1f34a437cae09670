import { InvalidInputError } from "@quickening/core";
import type { MathNode } from "../document/manuscript-document.ts";
import { escapeLatex, GREEK } from "../latex/escape-latex.ts";

const COMMANDS: Readonly<Record<string, string>> = {
	"−": "-",
	"∗": "*",
	"×": "\\times",
	"⋅": "\\cdot",
	"·": "\\cdot",
	"±": "\\pm",
	"∓": "\\mp",
	"÷": "\\div",
	"≤": "\\leq",
	"≥": "\\geq",
	"≠": "\\neq",
	"≈": "\\approx",
	"≡": "\\equiv",
	"∼": "\\sim",
	"≪": "\\ll",
	"≫": "\\gg",
	"∝": "\\propto",
	"∞": "\\infty",
	"∑": "\\sum",
	"∏": "\\prod",
	"∫": "\\int",
	"∬": "\\iint",
	"∂": "\\partial",
	"∇": "\\nabla",
	"√": "\\surd",
	"∈": "\\in",
	"∉": "\\notin",
	"⊂": "\\subset",
	"⊆": "\\subseteq",
	"∪": "\\cup",
	"∩": "\\cap",
	"∅": "\\emptyset",
	"∀": "\\forall",
	"∃": "\\exists",
	"¬": "\\lnot",
	"∧": "\\land",
	"∨": "\\lor",
	"→": "\\to",
	"←": "\\leftarrow",
	"↔": "\\leftrightarrow",
	"⇒": "\\Rightarrow",
	"⇔": "\\Leftrightarrow",
	"↦": "\\mapsto",
	"…": "\\ldots",
	"⋯": "\\cdots",
	"⊤": "\\top",
	"⊥": "\\perp",
	"∣": "\\mid",
	"|": "|",
	"‖": "\\|",
	"′": "'",
	"″": "''",
	"{": "\\{",
	"}": "\\}",
	"⟨": "\\langle",
	"⟩": "\\rangle",
	"⌊": "\\lfloor",
	"⌋": "\\rfloor",
	"⌈": "\\lceil",
	"⌉": "\\rceil",
	ℝ: "\\mathbb{R}",
	ℕ: "\\mathbb{N}",
	ℤ: "\\mathbb{Z}",
	ℚ: "\\mathbb{Q}",
	ℂ: "\\mathbb{C}",
	ℓ: "\\ell",
	"%": "\\%",
	"&": "\\&",
	"#": "\\#",
	$: "\\$",
	_: "\\_",
	"~": "\\sim",
	"⊗": "\\otimes",
	"⊕": "\\oplus",
	"∘": "\\circ",
	"°": "^\\circ",
};

const ACCENTS: Readonly<Record<string, string>> = {
	"\u0302": "\\hat",
	"\u0303": "\\tilde",
	"\u0304": "\\bar",
	"\u0305": "\\overline",
	"\u0332": "\\underline",
	"\u0307": "\\dot",
	"\u0308": "\\ddot",
	"\u20d7": "\\vec",
	"\u0306": "\\breve",
	"\u030c": "\\check",
	"\u0301": "\\acute",
	"\u0300": "\\grave",
};

const VARIANTS = {
	bold: "\\mathbf",
	italic: "\\mathit",
	upright: "\\mathrm",
	"double-struck": "\\mathbb",
	script: "\\mathcal",
	fraktur: "\\mathfrak",
} as const;

const NAMED = new Set(
	"arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh".split(
		" ",
	),
);

/**
 * A formula in LaTeX's math mode, without the dollar signs; needs amsmath and amssymb.
 *
 * @throws InvalidInputError naming a sign or an accent that has no command here.
 */
export function toLatex(math: MathNode): string {
	return write(math).replaceAll(/\s+/g, " ").trim();
}

function write(math: MathNode): string {
	switch (math.kind) {
		case "row":
			return math.children.map(write).join(" ");
		case "symbol":
			return symbol(math.text);
		case "number":
			return math.text.replaceAll(",", "{,}");
		case "text":
			return `\\text{${escapeLatex(math.text)}}`;
		case "operator":
			if (NAMED.has(math.text)) return `\\${math.text}`;
			return `\\operatorname${math.limits ? "*" : ""}{${escapeLatex(math.text)}}`;
		case "space":
			return `\\hspace{${math.em}em}`;
		case "variant": {
			// The commands of variants leave Greek letters as they are; bold has one that does not.
			const command =
				math.variant === "bold" && math.body.kind === "symbol" && GREEK[math.body.text] !== undefined
					? "\\boldsymbol"
					: VARIANTS[math.variant];
			return `${command}{${write(math.body)}}`;
		}
		case "fraction":
			return `${math.bar ? "\\frac" : "\\genfrac{}{}{0pt}{}"}{${write(math.numerator)}}{${write(math.denominator)}}`;
		case "scripts":
			return `${based(math.base)}${math.sub ? `_{${write(math.sub)}}` : ""}${math.sup ? `^{${write(math.sup)}}` : ""}`;
		case "root":
			return `\\sqrt${math.index ? `[${write(math.index)}]` : ""}{${write(math.radicand)}}`;
		case "accent": {
			const command = ACCENTS[math.accent];
			if (command === undefined)
				throw refusal(
					`maths: the accent U+${math.accent.codePointAt(0)?.toString(16)} has no LaTeX command here`,
					math.accent,
				);
			return `${command}{${write(math.base)}}`;
		}
		case "fenced":
			return `\\left${math.open === "" ? "." : symbol(math.open)} ${write(math.body)} \\right${math.close === "" ? "." : symbol(math.close)}`;
		case "matrix": {
			const rows = math.rows.map((cells) => cells.map(write).join(" & ")).join(" \\\\ ");
			const environment = math.align === "equations" ? "aligned" : math.align === "left" ? "array" : "matrix";
			return `\\begin{${environment}}${environment === "array" ? "{l}" : ""} ${rows} \\end{${environment}}`;
		}
	}
}

/** One letter takes scripts as it is; more than one in braces. */
function based(base: MathNode): string {
	const text = write(base);
	return base.kind === "symbol" || base.kind === "number" || base.kind === "operator" || base.kind === "fenced"
		? text
		: `{${text}}`;
}

function symbol(text: string): string {
	if (/^\s+$/u.test(text)) return "\\,";
	return [...text]
		.map((character) => {
			const greek = GREEK[character];
			if (greek !== undefined) return `\\${greek}`;
			const command = COMMANDS[character];
			if (command !== undefined) return command;
			if (/^[!-~]$/.test(character) && character !== "\\" && character !== "^") return character;
			throw refusal(
				`maths: "${character}" (U+${character.codePointAt(0)?.toString(16)}) has no LaTeX command here`,
				character,
			);
		})
		.join(" ");
}

function refusal(message: string, received: string): InvalidInputError {
	return new InvalidInputError(message, { code: "bad-character", argument: "math", received });
}
