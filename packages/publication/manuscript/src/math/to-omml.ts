import type { MathNode, MathVariant } from "../document/manuscript-document.ts";
import { element, escapeXml } from "../xml/element.ts";
import { stacks } from "./stacks.ts";

/** A formula as Office Math, the element `m:oMath` of a Word paragraph. */
export function toOmml(math: MathNode): string {
	return element("m:oMath", {}, write(math));
}

function write(math: MathNode): string {
	switch (math.kind) {
		case "row":
			return math.children.map(write).join("");
		case "symbol":
			return run(math.text);
		case "number":
			return run(math.text);
		case "text":
			return run(math.text, element("m:nor"));
		case "operator":
			return run(math.text, style("upright"));
		case "space":
			return math.em >= 0.5 ? run("\u2003", element("m:nor")) : run("\u2009", element("m:nor"));
		case "variant":
			return variant(math.body, math.variant);
		case "fraction": {
			const type = math.bar ? "" : element("m:fPr", {}, element("m:type", { "m:val": "noBar" }));
			return element("m:f", {}, type, argument("m:num", math.numerator), argument("m:den", math.denominator));
		}
		case "scripts":
			return scripts(math);
		case "root": {
			const hidden = math.index === undefined ? element("m:radPr", {}, element("m:degHide", { "m:val": "1" })) : "";
			const degree = math.index === undefined ? "<m:deg/>" : argument("m:deg", math.index);
			return element("m:rad", {}, hidden, degree, argument("m:e", math.radicand));
		}
		case "accent": {
			if (math.accent === "\u0305" || math.accent === "\u0332") {
				const position = element("m:pos", { "m:val": math.accent === "\u0305" ? "top" : "bot" });
				return element("m:bar", {}, element("m:barPr", {}, position), argument("m:e", math.base));
			}
			const properties = element("m:accPr", {}, element("m:chr", { "m:val": math.accent }));
			return element("m:acc", {}, properties, argument("m:e", math.base));
		}
		case "fenced": {
			const ends = [element("m:begChr", { "m:val": math.open }), element("m:endChr", { "m:val": math.close })];
			return element("m:d", {}, element("m:dPr", {}, ...ends), argument("m:e", math.body));
		}
		case "matrix": {
			if (math.align === "equations") {
				const lines = math.rows.map((cells) => element("m:e", {}, cells.map(write).join(run("&"))));
				return element("m:eqArr", {}, ...lines);
			}
			const columns = Math.max(...math.rows.map((cells) => cells.length));
			const column = element(
				"m:mcPr",
				{},
				element("m:count", { "m:val": columns }),
				element("m:mcJc", { "m:val": math.align }),
			);
			const properties = element("m:mPr", {}, element("m:mcs", {}, element("m:mc", {}, column)));
			return element(
				"m:m",
				{},
				properties,
				...math.rows.map((cells) => element("m:mr", {}, ...cells.map((cell) => argument("m:e", cell)))),
			);
		}
	}
}

function argument(name: string, math: MathNode): string {
	return element(name, {}, write(math));
}

function scripts({ base, sub, sup }: Extract<MathNode, { kind: "scripts" }>): string {
	const e = argument("m:e", base);
	if (stacks(base)) {
		const under = sub === undefined ? e : element("m:e", {}, element("m:limLow", {}, e, argument("m:lim", sub)));
		if (sup === undefined) return element("m:limLow", {}, e, argument("m:lim", sub ?? { kind: "row", children: [] }));
		return element("m:limUpp", {}, under, argument("m:lim", sup));
	}
	if (sub !== undefined && sup !== undefined) {
		return element("m:sSubSup", {}, e, argument("m:sub", sub), argument("m:sup", sup));
	}
	if (sub !== undefined) return element("m:sSub", {}, e, argument("m:sub", sub));
	return element("m:sSup", {}, e, argument("m:sup", sup ?? { kind: "row", children: [] }));
}

function run(text: string, properties = ""): string {
	const given = properties === "" ? "" : element("m:rPr", {}, properties);
	const font = element("w:rPr", {}, element("w:rFonts", { "w:ascii": "Cambria Math", "w:hAnsi": "Cambria Math" }));
	return element("m:r", {}, given, font, element("m:t", { "xml:space": "preserve" }, escapeXml(text)));
}

function style(variant: MathVariant): string {
	const script = { "double-struck": "double-struck", script: "script", fraktur: "fraktur" }[variant as string];
	if (script !== undefined) return element("m:scr", { "m:val": script });
	return element("m:sty", { "m:val": { bold: "b", upright: "p", italic: "i" }[variant as string] });
}

/** Office Math styles runs, not groups. */
function variant(math: MathNode, kind: MathVariant): string {
	if (math.kind === "row") return math.children.map((child) => variant(child, kind)).join("");
	if (math.kind === "symbol" || math.kind === "number" || math.kind === "text") return run(math.text, style(kind));
	return write(math);
}
