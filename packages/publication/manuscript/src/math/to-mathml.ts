import type { MathNode } from "../document/manuscript-document.ts";
import { element, escapeXml } from "../xml/element.ts";
import { stacks } from "./stacks.ts";

const VARIANTS = {
	bold: "bold",
	italic: "italic",
	upright: "normal",
	"double-struck": "double-struck",
	script: "script",
	fraktur: "fraktur",
} as const;

/** How MathML writes accents that Typst gives as combining characters. */
const ACCENTS: Readonly<Record<string, string>> = {
	"\u0302": "^",
	"\u0303": "~",
	"\u0304": "¯",
	"\u0305": "¯",
	"\u0332": "_",
	"\u0307": "˙",
	"\u0308": "¨",
	"\u20d7": "→",
};

/**
 * A formula as MathML, with the prefix that JATS uses.
 *
 * @param display - whether it stands on a line of its own.
 */
export function toMathml(math: MathNode, { display = false } = {}): string {
	return element("mml:math", display ? { display: "block" } : {}, row(math));
}

function row(math: MathNode): string {
	return math.kind === "row" ? math.children.map(write).join("") : write(math);
}

/** One element, whatever is in it. */
function write(math: MathNode): string {
	switch (math.kind) {
		case "row":
			return element("mml:mrow", {}, ...math.children.map(write));
		case "symbol":
			if (/^\p{L}$/u.test(math.text)) return element("mml:mi", {}, escapeXml(math.text));
			if (/^\s+$/u.test(math.text)) return element("mml:mspace", { width: "0.3em" });
			return element("mml:mo", {}, escapeXml(math.text));
		case "number":
			return element("mml:mn", {}, escapeXml(math.text));
		case "text":
			return element("mml:mtext", {}, escapeXml(math.text));
		case "operator":
			return element("mml:mi", { mathvariant: "normal" }, escapeXml(math.text));
		case "space":
			return element("mml:mspace", { width: `${math.em}em` });
		case "variant":
			return element("mml:mstyle", { mathvariant: VARIANTS[math.variant] }, write(math.body));
		case "fraction": {
			const bar = math.bar ? {} : { linethickness: "0" };
			return element("mml:mfrac", bar, write(math.numerator), write(math.denominator));
		}
		case "scripts":
			return scripts(math);
		case "root": {
			if (math.index === undefined) return element("mml:msqrt", {}, row(math.radicand));
			return element("mml:mroot", {}, write(math.radicand), write(math.index));
		}
		case "accent": {
			const below = math.accent === "\u0332";
			const mark = element("mml:mo", {}, escapeXml(ACCENTS[math.accent] ?? math.accent));
			const attributes = below ? { accentunder: "true" } : { accent: "true" };
			return element(below ? "mml:munder" : "mml:mover", attributes, write(math.base), mark);
		}
		case "fenced": {
			const fence = (text: string) => (text === "" ? "" : element("mml:mo", { fence: "true" }, escapeXml(text)));
			return element("mml:mrow", {}, fence(math.open), write(math.body), fence(math.close));
		}
		case "matrix": {
			const align = { center: "center", left: "left", equations: "right left" }[math.align];
			const rows = math.rows.map((cells) =>
				element("mml:mtr", {}, ...cells.map((cell) => element("mml:mtd", {}, row(cell)))),
			);
			return element("mml:mtable", { columnalign: align }, ...rows);
		}
	}
}

function scripts({ base, sub, sup }: Extract<MathNode, { kind: "scripts" }>): string {
	const stacked = stacks(base);
	const parts = [write(base), ...(sub ? [write(sub)] : []), ...(sup ? [write(sup)] : [])];
	if (sub !== undefined && sup !== undefined) return element(stacked ? "mml:munderover" : "mml:msubsup", {}, ...parts);
	if (sub !== undefined) return element(stacked ? "mml:munder" : "mml:msub", {}, ...parts);
	if (sup !== undefined) return element(stacked ? "mml:mover" : "mml:msup", {}, ...parts);
	return parts.join("");
}
