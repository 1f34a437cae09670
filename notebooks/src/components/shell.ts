import { faces, fontRule, type Subset, subsets } from "./faces.ts";
import { escaped } from "./markup.ts";

interface PageOptions {
	readonly title: string | null;
	readonly data: Readonly<Record<string, unknown>>;
	readonly path: string;
}

const links = [
	{ name: "Papers", href: "#papers", page: undefined, below: "/papers/" },
	{ name: "Data", href: "data", page: "/data", below: undefined },
	{ name: "Methods", href: "methods/", page: "/methods/index", below: "/methods/" },
	{ name: "Your recording", href: "your-recording", page: "/your-recording", below: undefined },
	{ name: "About", href: "about", page: "/about", below: undefined },
] as const;

/** What stands in a page's head beside Framework's own: fonts from this site, a description, an icon, colours of the browser. */
export function head({ title, data, path }: PageOptions): string {
	const root = rootOf(path);
	const description = String(
		data["description"] ?? "Reproducible research on signals in maternal and early-childhood health.",
	);
	const rules = faces.flatMap((face) =>
		(Object.keys(subsets) as Subset[]).map((subset) =>
			fontRule(face, subset, `${root}fonts/${face.file}-${subset}.woff2`),
		),
	);
	const preloads = ["source-serif-4", "inter"].map(
		(file) =>
			`<link rel="preload external" as="font" type="font/woff2" crossorigin href="${root}fonts/${file}-latin.woff2">`,
	);
	return [
		`<meta name="description" content="${escaped(description)}">`,
		`<meta property="og:title" content="${escaped(title ?? "Quickening")}">`,
		`<meta property="og:description" content="${escaped(description)}">`,
		'<meta name="theme-color" content="#FDFCFA" media="(prefers-color-scheme: light)">',
		'<meta name="theme-color" content="#14171A" media="(prefers-color-scheme: dark)">',
		'<meta name="color-scheme" content="light dark">',
		'<link rel="icon" type="image/svg+xml" href="/quickening.svg">',
		...preloads,
		`<style>${rules.join("")}</style>`,
	].join("\n");
}

/** The way past the header, the name, and the way to each part. */
export function header({ path }: PageOptions): string {
	const root = rootOf(path);
	const items = links.map(({ name, href, page, below }) => {
		const current = page === path ? "page" : below && path.startsWith(below) ? "true" : undefined;
		const here = current ? ` aria-current="${current}"` : "";
		return `<a href="${root}${href}"${here}>${name}</a>`;
	});
	return [
		'<a class="skip" rel="external" href="#observablehq-main">Skip to the text</a>',
		`<a class="name" href="${root}">${mark}<span>Quickening</span></a>`,
		`<nav aria-label="Parts of the report">${items.join("")}</nav>`,
	].join("");
}

/** What holds for the whole report. */
export function footer(): string {
	return `<div class="closing"><p>Every number here is made by a script from data and can be rebuilt: touch one to see how. Code under the MIT licence; data under their own.</p><p>No cookies, no tracking, nothing from another host.</p></div>`;
}

/** One that moves within another. */
const mark =
	'<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" fill="none" stroke="currentColor" stroke-linecap="round"><circle cx="16" cy="16" r="13.5" stroke-width="2"/><circle cx="18.5" cy="18.5" r="4.2" fill="currentColor" stroke="none"/><path d="M11 20.5a8.4 8.4 0 0 1 5.2-10" stroke-width="2"/></svg>';

/** The site's root as seen from a page, so that the site may stand below any address; page 404 has a base. */
function rootOf(path: string): string {
	return "../".repeat(path.split("/").length - 2) || "./";
}
