import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { escaped } from "./src/components/markup.ts";

/** What a page says of itself in its front matter beside its title; Framework hands none of it on. */
export interface PageFacts {
	readonly description?: string;
	/** Of a paper: what reference managers and search engines for scholars read. */
	readonly citation?: {
		readonly title: string;
		readonly authors: readonly string[];
		/** ISO date. */
		readonly date: string;
		readonly keywords: readonly string[];
		/** Files beside the page. */
		readonly pdf?: string;
		readonly image?: string;
		readonly imageAlt?: string;
	};
}

/**
 * The front matter of a page that Framework has built.
 *
 * @param path - Of the page below the site, such as "papers/few-labels".
 */
export function readPageFacts(folder: string, path: string): PageFacts {
	const places = ["src", "src/.observablehq/cache"].map((place) => join(folder, place, `${path}.md`));
	const source = places.find((place) => existsSync(place));
	const matter = source && /^---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(source, "utf8"))?.[1];
	return matter ? (parse(matter) as PageFacts) : {};
}

/**
 * A page with its own description, and the tags by which others show and cite it. What needs a whole address is there where the
 * report's address is known.
 *
 * @throws Error when the page has no description to replace.
 */
export function withPageHead(
	page: string,
	{ description, citation }: PageFacts,
	{ path, site }: { readonly path: string; readonly site: string | undefined },
): string {
	const address = (file: string) => (site === undefined ? undefined : new URL(file, site).href);
	const own = address(path === "index" ? "" : path.replace(/\/index$/, "/"));
	const beside = (file: string | undefined) => file && address(`papers/${file}`);
	const image = beside(citation?.image);
	const pdf = beside(citation?.pdf);
	const tags = [
		...(own ? [`<link rel="canonical" href="${escaped(own)}">`, tag("property", "og:url", own)] : []),
		tag("property", "og:site_name", "Quickening"),
		tag("property", "og:type", citation ? "article" : "website"),
		...(image
			? [
					tag("property", "og:image", image),
					tag("property", "og:image:alt", citation?.imageAlt ?? ""),
					tag("name", "twitter:card", "summary_large_image"),
				]
			: []),
		...(citation
			? [
					tag("name", "citation_title", citation.title),
					...citation.authors.map((author) => tag("name", "citation_author", author)),
					tag("name", "citation_publication_date", citation.date.replaceAll("-", "/")),
					tag("name", "citation_publisher", "Quickening"),
					tag("name", "citation_language", "en"),
					tag("name", "citation_keywords", citation.keywords.join("; ")),
					...(own ? [tag("name", "citation_abstract_html_url", own), tag("name", "citation_public_url", own)] : []),
					...(pdf ? [tag("name", "citation_pdf_url", pdf)] : []),
				]
			: []),
	];
	const anchor = /<meta name="description" content="[^"]*">/;
	if (!anchor.test(page)) throw new Error(`${path}: the page has no description; see shell.ts`);
	const described = description
		? page
				.replace(anchor, () => tag("name", "description", description))
				.replace(/<meta property="og:description" content="[^"]*">/, () =>
					tag("property", "og:description", description),
				)
		: page;
	return described.replace(anchor, (found) => [found, ...tags].join("\n"));
}

function tag(kind: "name" | "property", name: string, content: string): string {
	return `<meta ${kind}="${name}" content="${escaped(content)}">`;
}
