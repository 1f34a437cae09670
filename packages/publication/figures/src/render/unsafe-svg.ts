import { SaxesParser } from "saxes";

/** Elements that a drawing is made of. */
const ELEMENTS = new Set(
	"svg g path rect circle ellipse line polyline polygon text tspan title desc metadata defs clipPath mask linearGradient radialGradient stop pattern marker symbol use image style".split(
		" ",
	),
);
/** Elements that hold nothing but text: within some of them a page would read HTML. */
const TEXT_ONLY = new Set(["title", "desc", "metadata", "style"]);
const NAMESPACES = new Set(["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"]);
const PICTURE = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*$/;

/**
 * What an SVG holds beyond a drawing, in words: scripts, handlers, HTML, links, entities, instructions, anything that is asked of
 * elsewhere; or why it is no XML. undefined for a plain drawing, which may stand in a page and be opened alone.
 */
export function unsafeSvg(svg: string): string | undefined {
	let found: string | undefined;
	const parser = new SaxesParser({ xmlns: false, position: false });
	const open: string[] = [];
	const note = (what: string) => {
		found ??= what;
	};
	parser.on("error", ({ message }) => note(`it is no XML (${message})`));
	parser.on("doctype", () => note("a document type"));
	parser.on("processinginstruction", () => note("a processing instruction"));
	parser.on("cdata", () => note("a CDATA section"));
	parser.on("comment", () => note("a comment"));
	parser.on("opentag", ({ name, attributes }) => {
		if (TEXT_ONLY.has(open.at(-1) ?? "")) note(`<${name}> within <${open.at(-1)}>`);
		if (!ELEMENTS.has(name) || (name === "svg") !== (open.length === 0)) note(`<${name}>`);
		open.push(name);
		for (const [key, value] of Object.entries(attributes)) {
			const problem = attributeProblem(name, key, value);
			if (problem !== undefined) note(problem);
		}
	});
	parser.on("closetag", () => void open.pop());
	parser.on("text", (text) => {
		if (open.at(-1) === "style" && reachesOut(text)) note("a style that asks for something elsewhere");
	});
	parser.write(svg).close();
	return found;
}

function attributeProblem(element: string, name: string, value: string): string | undefined {
	const plain = name.toLowerCase();
	if (plain.startsWith("on")) return `the handler ${name}`;
	if (plain === "xmlns" || plain.startsWith("xmlns:")) {
		return NAMESPACES.has(value) ? undefined : `the namespace ${value}`;
	}
	if (plain === "href" || plain === "xlink:href") {
		const isInside = value.startsWith("#") || (element === "image" && PICTURE.test(value));
		return isInside ? undefined : `the address ${value.slice(0, 60)}`;
	}
	if (plain.includes(":") && plain !== "xml:space" && plain !== "xml:lang") return `the attribute ${name}`;
	return reachesOut(value) ? `an attribute ${name} that asks for something elsewhere` : undefined;
}

/** Whether a style asks for a file; url(#id) names a part of the drawing. */
function reachesOut(css: string): boolean {
	return /@import|\\|url\((?!\s*["']?#)|image-set|javascript:|expression\(/i.test(css);
}
