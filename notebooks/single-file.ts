import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { type DefaultTreeAdapterTypes, parse, serialize, defaultTreeAdapter as tree } from "parse5";
import { faces, fontRule, type Subset, subsets } from "./src/components/faces.ts";
import { escaped, html } from "./src/components/markup.ts";

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

export interface SingleFileOptions {
	/** The built site. */
	readonly dist: string;
	readonly slug: string;
	/** When and from what it was made, such as "version 1.0.0, 26 November 2026". */
	readonly edition: string;
	/** Where the report is hosted; without it, links that lead to its other pages become words. */
	readonly site: string | undefined;
	readonly parts: SingleFileParts;
}

/** What each such file carries beside its paper. */
export interface SingleFileParts {
	readonly style: string;
	readonly script: string;
}

/** The style sheet and the script of the report's pages, as one text each. */
export async function singleFileParts(folder: string): Promise<SingleFileParts> {
	const [style, script] = await Promise.all(
		["src/style.css", "src/client/page.ts"].map(async (entry) => {
			const { outputFiles } = await build({
				entryPoints: [join(folder, entry)],
				bundle: true,
				format: "iife",
				platform: "browser",
				minify: true,
				charset: "utf8",
				// Only "Explore" asks for it, which no such file offers.
				external: ["vega-embed"],
				write: false,
				logLevel: "error",
			});
			return outputFiles[0]!.text.trim();
		}),
	);
	return { style: withinElement(style!, "style"), script: withinElement(script!, "script") };
}

/**
 * Writes a paper's page as one HTML file, to be sent or kept: its text, drawings, fonts, provenance and plotted rows lie in
 * it, and it asks for nothing. "Explore", the notebook and downloads are left out.
 *
 * @returns The file's address on the site and its size.
 * @throws Error when the page has no paper on it, or names a file of the report that was not built.
 */
export function writeSingleFile(options: SingleFileOptions): { readonly address: string; readonly bytes: number } {
	const address = `papers/${options.slug}/${options.slug}.html`;
	const file = join(options.dist, address);
	writeFileSync(file, singleFile(options));
	return { address, bytes: readFileSync(file).length };
}

const place = /(<a [^>]*title=")([^"]*)("[^>]*\bdata-single-file(?:="")?) hidden(?:="")?([^>]*>)/;

/** Whether a page has a place for the way to its file. */
export function offersSingleFile(page: string): boolean {
	return place.test(page);
}

/** A paper's page that shows the way to its file, with the file's size. */
export function withSingleFile(page: string, bytes: number): string {
	return page.replace(
		place,
		(_all, before, title, middle, after) => `${before}${title}, ${(bytes / 1e6).toFixed(1)} MB${middle}${after}`,
	);
}

function singleFile({ dist, slug, edition, site, parts }: SingleFileOptions): string {
	const path = `papers/${slug}.html`;
	const page = parse(readFileSync(join(dist, path), "utf8"));
	const all = [...elements(page)];
	const article = all.find(({ tagName, attrs }) => tagName === "article" && classes(attrs).includes("paper"));
	const title = all.find(({ tagName }) => tagName === "title");
	if (!article || !title) throw new Error(`${path}: has no paper to write as one file`);
	leaveOut(article);
	for (const anchor of [...elements(article)].filter(({ tagName }) => tagName === "a")) lead(anchor, path, site);

	const carried = carriedFiles(article).map((address) => {
		const file = join(dist, "papers", address);
		if (!existsSync(file)) throw new Error(`${path}: ${address} was not built, so one file cannot carry it`);
		const text = JSON.stringify(readFileSync(file, "utf8")).replaceAll("<", "\\u003c");
		return `<script type="application/json" data-file="${escaped(address)}">${text}</script>`;
	});
	const text = serialize(article);
	const hash = createHash("sha256").update(parts.script).digest("base64");
	const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
	const hosted =
		site === undefined
			? null
			: html` <a href="${new URL(`papers/${slug}`, site).href}">The paper in the report</a> has them.`;
	const note = html`One file of this paper, ${edition}. It works without a network. Not in it: the notebook, drawings to explore and files to download.${hosted}`;
	return [
		"<!DOCTYPE html>",
		'<html lang="en-GB">',
		"<head>",
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		'<meta name="robots" content="noindex">',
		`<title>${serialize(title)}</title>`,
		`<style>${fontsFor(text, dist)}${parts.style}</style>`,
		"</head>",
		'<body data-pagefind-ignore="all">',
		'<div id="observablehq-center">',
		`<header id="observablehq-header"><a class="skip" href="#observablehq-main">Skip to the text</a><p class="single-file">${note.markup}</p></header>`,
		`<main id="observablehq-main" class="observablehq"><article class="paper" data-provenance-file="./${slug}/provenance.json">`,
		text,
		"</article></main>",
		"</div>",
		...carried,
		`<script>${parts.script}</script>`,
		"</body>",
		"</html>",
		"",
	].join("\n");
}

/** What one file cannot do: explore a drawing, open the notebook, hand out files that lie beside it. */
function leaveOut(article: Element): void {
	for (const one of [...elements(article)]) {
		if (
			attributeOf(one, "data-hosted") !== undefined ||
			attributeOf(one, "data-explore") !== undefined ||
			(one.tagName === "a" && attributeOf(one, "download") !== undefined)
		) {
			tree.detachNode(one);
		}
	}
	for (const one of [...elements(article)]) {
		if (
			classes(one.attrs).includes("downloads") &&
			one.childNodes.every((child) => "value" in child && child.value.trim() === "")
		)
			tree.detachNode(one);
	}
}

/** Keeps a link that leads within the paper or to the web; leads another to the hosted report, or leaves its words. */
function lead(anchor: Element, path: string, site: string | undefined): void {
	const href = anchor.attrs.find(({ name }) => name === "href");
	if (!href || /^(?:#|https?:|mailto:)/.test(href.value)) return;
	if (site !== undefined) {
		href.value = new URL(href.value, new URL(path, site)).href;
		return;
	}
	for (const child of [...anchor.childNodes]) {
		tree.detachNode(child);
		tree.insertBefore(anchor.parentNode!, child, anchor);
	}
	tree.detachNode(anchor);
}

/** Addresses of the files that the page's script reads, as the page names them. */
function carriedFiles(article: Element): string[] {
	const named = [...elements(article)].flatMap((one) => attributeOf(one, "data-rows") ?? []);
	return [...new Set([attributeOf(article, "data-provenance-file")!, ...named])];
}

/** The faces whose characters stand in a text, as parts of the file. */
function fontsFor(text: string, dist: string): string {
	const codes = new Set(Array.from(text, (character) => character.codePointAt(0)!));
	const italic = /<(?:em|i)[ >]/.test(text);
	return faces
		.filter(({ style }) => style === "normal" || italic)
		.flatMap((face) =>
			(Object.keys(subsets) as Subset[])
				.filter((subset) => ranges(subsets[subset]).some(([from, to]) => anyWithin(codes, from, to)))
				.map((subset) => {
					const file = readFileSync(join(dist, `fonts/${face.file}-${subset}.woff2`));
					return fontRule(face, subset, `data:font/woff2;base64,${file.toString("base64")}`);
				}),
		)
		.join("");
}

/** "U+0000-00FF,U+0131" as pairs of first and last code point. */
function ranges(list: string): [number, number][] {
	return list.split(",").map((range) => {
		const [from, to = from] = range.slice(2).split("-");
		return [Number.parseInt(from!, 16), Number.parseInt(to!, 16)];
	});
}

function anyWithin(codes: ReadonlySet<number>, from: number, to: number): boolean {
	for (const code of codes) if (code >= from && code <= to) return true;
	return false;
}

/** A text that stands in a raw element, where nothing is escaped. */
function withinElement(text: string, name: "style" | "script"): string {
	if (new RegExp(`</${name}|<!--`, "i").test(text)) throw new Error(`the site's ${name} would end its own element`);
	return text;
}

function* elements(parent: Parent): Generator<Element> {
	for (const child of parent.childNodes) {
		if (!("tagName" in child)) continue;
		yield child;
		yield* elements(child);
	}
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
	return attrs.find((attribute) => attribute.name === name)?.value;
}

function classes(attrs: Element["attrs"]): string[] {
	return attrs.find(({ name }) => name === "class")?.value.split(/\s+/) ?? [];
}
