import { darkFigure } from "@quickening/figures";

/** A drawing whose colours are custom properties, which a dark screen sets; print and older browsers stay light. */
export function coloured(given: string): string {
	const { svg, dark } = darkFigure(given);
	const properties = Object.entries(dark).map(([name, colour]) => `${name}:${colour}`);
	const style = `<style>@media screen and (prefers-color-scheme:dark){:root{${properties.join(";")}}}</style>`;
	return svg.replace(/<svg\b[^>]*>/, (open) => `${open}${style}`);
}

/**
 * A drawing with ids of its own (two drawings on a page would share clips), shown at the size of its frame. The words that
 * a file carries for those who cannot see it are left out: here the frame says them, and a title would follow the mouse.
 */
export function ownIds(svg: string, prefix: string): string {
	return svg
		.replace(/^[\s\S]*?(?=<svg)/, "")
		.replace(/\bid="([^"]+)"/g, `id="${prefix}-$1"`)
		.replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`)
		.replace(/\bhref="#([^"]+)"/g, `href="#${prefix}-$1"`)
		.replace(/(<svg\b[^>]*>)\s*<title\b[\s\S]*?<\/title>\s*(?:<desc\b[\s\S]*?<\/desc>)?/, "$1")
		.replace(/<svg\b[^>]*>/, (tag) => sized(tag))
		.replace(/\s*\n\s*/g, " ");
}

/** The size goes into the view box, so that style alone decides how large it is drawn. */
function sized(tag: string): string {
	const width = /\swidth="([\d.]+)(?:pt|px)?"/.exec(tag)?.[1];
	const height = /\sheight="([\d.]+)(?:pt|px)?"/.exec(tag)?.[1];
	const plain = tag
		.replace(/\s(width|height|role|aria-[a-z]+)="[^"]*"/g, "")
		.replace("<svg", '<svg aria-hidden="true"');
	if (/\sviewBox="/.test(plain) || !width || !height) return plain;
	return plain.replace("<svg", `<svg viewBox="0 0 ${width} ${height}"`);
}
