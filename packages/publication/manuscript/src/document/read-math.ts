import type { MathNode, MathVariant } from "./manuscript-document.ts";

/** An element of Typst's own tree, as its query gives it. */
type Content = Readonly<Record<string, unknown>> & { readonly func: string };

/** A formula that uses something which not all formats can show. */
export class MathNotCarried extends Error {}

const VARIANTS: ReadonlySet<string> = new Set(["bold", "italic", "upright", "double-struck", "script", "fraktur"]);
const CLOSERS: Readonly<Record<string, string>> = {
	"(": ")",
	"[": "]",
	"{": "}",
	"|": "|",
	"‖": "‖",
	"⌊": "⌋",
	"⌈": "⌉",
	"⟨": "⟩",
};
const OPENERS = Object.fromEntries(Object.entries(CLOSERS).map(([open, close]) => [close, open]));

/**
 * A formula as a tree from what Typst's query says of it.
 *
 * @param content - body of an equation; fields as of Typst 0.14.
 * @throws MathNotCarried naming the element that has no counterpart.
 */
export function readMath(content: unknown): MathNode {
	const it = content as Content;
	const field = (name: string) => readMath(it[name]);
	const optional = (name: string) => (it[name] === undefined || it[name] === null ? undefined : readMath(it[name]));
	switch (it.func) {
		case "sequence":
			return sequence(it.children as readonly Content[]);
		case "symbol":
			return { kind: "symbol", text: String(it.text) };
		case "text":
			return words(String(it.text));
		case "space":
			return row([]);
		case "h":
			return { kind: "space", em: Number.parseFloat(String(it.amount)) || 0 };
		case "op":
			return { kind: "operator", text: plain(it.text as Content), limits: it.limits === true };
		case "attach":
			return attach(it, optional);
		case "primes":
			return { kind: "symbol", text: "′".repeat(Number(it.count)) };
		case "frac":
			return { kind: "fraction", numerator: field("num"), denominator: field("denom"), bar: true };
		case "binom": {
			const lower = row(
				(it.lower as readonly Content[]).flatMap((each, i) => (i > 0 ? [sign(","), readMath(each)] : [readMath(each)])),
			);
			const body: MathNode = { kind: "fraction", numerator: field("upper"), denominator: lower, bar: false };
			return { kind: "fenced", open: "(", close: ")", body };
		}
		case "root": {
			const index = optional("index");
			return { kind: "root", radicand: field("radicand"), ...(index && { index }) };
		}
		case "accent":
			return { kind: "accent", accent: String(it.accent), base: field("base") };
		case "overline":
			return { kind: "accent", accent: "\u0305", base: field("body") };
		case "underline":
			return { kind: "accent", accent: "\u0332", base: field("body") };
		case "lr":
			return fenced(it.body as Content);
		case "limits":
		case "scripts":
			return field("body");
		case "vec":
			return delimited(
				it,
				(it.children as readonly Content[]).map((each) => [readMath(each)]),
			);
		case "mat":
			return delimited(
				it,
				(it.rows as readonly (readonly Content[])[]).map((cells) => cells.map(readMath)),
			);
		case "cases":
			return {
				kind: "fenced",
				open: "{",
				close: "",
				body: {
					kind: "matrix",
					align: "left",
					rows: (it.children as readonly Content[]).map((each) => [readMath(each)]),
				},
			};
		case "elem":
			return element(it);
		default:
			throw new MathNotCarried(
				it.func === "styled"
					? "a style of maths other than bold, italic, upright, bb, cal and frak cannot be carried over to Word, JATS and LaTeX"
					: `${it.func} in maths cannot be carried over to Word, JATS and LaTeX`,
			);
	}
}

function row(children: readonly MathNode[]): MathNode {
	const parts = children.flatMap((child) => (child.kind === "row" ? child.children : [child]));
	return parts.length === 1 ? (parts[0] as MathNode) : { kind: "row", children: parts };
}

function sign(text: string): MathNode {
	return { kind: "symbol", text };
}

/** Text in a formula: a number, or words. */
function words(text: string): MathNode {
	return /^\d[\d.,]*$/.test(text) ? { kind: "number", text } : { kind: "text", text };
}

/** A sequence; with line breaks, the lines of a system, split at the marks where they align. */
function sequence(children: readonly Content[]): MathNode {
	if (!children.some(({ func }) => func === "linebreak")) {
		return row(children.filter(({ func }) => func !== "align-point").map(readMath));
	}
	const rows: Content[][][] = [[[]]];
	for (const child of children) {
		if (child.func === "linebreak") rows.push([[]]);
		else if (child.func === "align-point") rows.at(-1)?.push([]);
		else rows.at(-1)?.at(-1)?.push(child);
	}
	return {
		kind: "matrix",
		align: "equations",
		rows: rows.map((cells) => cells.map((cell) => row(cell.map(readMath)))),
	};
}

function attach(it: Content, optional: (name: string) => MathNode | undefined): MathNode {
	if (it.tl !== undefined || it.bl !== undefined)
		throw new MathNotCarried("attachments before a letter cannot be carried over to Word, JATS and LaTeX");
	const base = optional("base") ?? row([]);
	const join = (parts: readonly (MathNode | undefined)[]) => {
		const there = parts.filter((part) => part !== undefined);
		return there.length === 0 ? undefined : row(there);
	};
	const sub = join([optional("b"), optional("br")]);
	const sup = join([optional("tr"), optional("t")]);
	if (sub === undefined && sup === undefined) return base;
	return { kind: "scripts", base, ...(sub && { sub }), ...(sup && { sup }) };
}

function fenced(body: Content): MathNode {
	if (body.func !== "sequence") return readMath(body);
	const children = body.children as readonly Content[];
	const [first, last] = [children[0], children.at(-1)];
	const open = first?.func === "symbol" ? String(first.text) : "";
	const close = last?.func === "symbol" && children.length > 1 ? String(last.text) : "";
	if (CLOSERS[open] === undefined || OPENERS[close] === undefined) return readMath(body);
	return { kind: "fenced", open, close, body: sequence(children.slice(1, -1)) };
}

function delimited(it: Content, rows: readonly (readonly MathNode[])[]): MathNode {
	const given = Array.isArray(it.delim) ? (it.delim as readonly unknown[]) : [it.delim ?? "("];
	const open = given[0] === null || given[0] === "none" ? "" : String(given[0]);
	const close = given.length > 1 ? String(given[1] ?? "") : (CLOSERS[open] ?? "");
	return { kind: "fenced", open, close, body: { kind: "matrix", align: "center", rows } };
}

/** Elements that the document layout makes: numbers of values.json, styles of letters. */
function element(it: Content): MathNode {
	const kind = String((it.attrs as Readonly<Record<string, string>> | undefined)?.class ?? "");
	if (kind === "value") return words(plain(it.body as Content));
	if (VARIANTS.has(kind)) return { kind: "variant", variant: kind as MathVariant, body: readMath(it.body) };
	throw new MathNotCarried(`an element <${String(it.tag)}> in maths cannot be carried over to Word, JATS and LaTeX`);
}

function plain(content: Content): string {
	if (content.func === "sequence") return (content.children as readonly Content[]).map(plain).join("");
	if (content.func === "space") return " ";
	return String(content.text ?? "");
}
