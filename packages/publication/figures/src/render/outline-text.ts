/// <reference path="./fontkit.d.ts" />
import { unescapeMarkup } from "@quickening/workspace/markup";
import type { Glyph } from "fontkit";
import { fontFace, openFont } from "./text-width.ts";

/**
 * An SVG of ours with its text turned into outlines, for journals that take no fonts: it looks the same, and can no
 * longer be edited or searched. Title and description stay.
 */
export function outlineText(svg: string): string {
	return svg.replace(/<text\b([^>]*)>([\s\S]*?)<\/text>/g, (_, attributes: string, content: string) => {
		const own = attributesOf(attributes);
		const rows = Array.from(content.matchAll(/<tspan\b([^>]*)>([\s\S]*?)<\/tspan>/g));
		const lines =
			rows.length === 0
				? [{ text: content, down: 0 }]
				: rows.map(([, row = "", text = ""]) => ({ text, down: Number(attributesOf(row).get("dy") ?? 0) }));
		let y = Number(own.get("y") ?? 0);
		const paths = lines.map(({ text, down }) => {
			y += down;
			return pathOf(unescapeMarkup(text), own, Number(own.get("x") ?? 0), y);
		});
		const kept = ["transform", "fill", "fill-opacity", "opacity"]
			.filter((name) => own.has(name))
			.map((name) => ` ${name}="${own.get(name)}"`);
		return `<path${kept.join("")} d="${paths.join("")}"/>`;
	});
}

function attributesOf(text: string): Map<string, string> {
	return new Map(Array.from(text.matchAll(/([\w-]+)="([^"]*)"/g), ([, name = "", value = ""]) => [name, value]));
}

function pathOf(text: string, attributes: ReadonlyMap<string, string>, x: number, y: number): string {
	const fontSize = Number.parseFloat(attributes.get("font-size") ?? "11");
	const font = openFont(
		fontFace({
			font: unescapeMarkup(attributes.get("font-family") ?? "Inter"),
			fontWeight: attributes.get("font-weight") ?? 400,
			fontStyle: attributes.get("font-style") ?? "normal",
		}),
	);
	const { glyphs, positions, advanceWidth } = font.layout(text, undefined, "latn");
	const scale = fontSize / font.unitsPerEm;
	const anchor = attributes.get("text-anchor");
	let pen = x - (anchor === "middle" ? 0.5 : anchor === "end" ? 1 : 0) * advanceWidth * scale;
	let path = "";
	glyphs.forEach((glyph, i) => {
		const at = positions[i];
		path += outline(glyph, scale, pen + (at?.xOffset ?? 0) * scale, y - (at?.yOffset ?? 0) * scale);
		pen += (at?.xAdvance ?? 0) * scale;
	});
	return path;
}

const letters: Readonly<Record<string, string>> = {
	moveTo: "M",
	lineTo: "L",
	quadraticCurveTo: "Q",
	bezierCurveTo: "C",
	closePath: "Z",
};

/** Fonts measure upwards, drawings downwards. */
function outline({ path }: Glyph, scale: number, x: number, y: number): string {
	return path.commands
		.map(({ command, args }) => {
			const points = args.map(
				(value, i) => Math.round(1000 * (i % 2 === 0 ? x + value * scale : y - value * scale)) / 1000,
			);
			return `${letters[command] ?? ""}${points.join(" ")}`;
		})
		.join("");
}
