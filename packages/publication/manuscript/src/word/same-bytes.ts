import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/**
 * A Word file with nothing in it that changes from one run to the next: the library's random and running ids are counted
 * anew in the order in which they occur, and its times are the paper's date.
 *
 * @param date - ISO date.
 */
export function sameBytes(docx: Uint8Array, date: string): Uint8Array {
	const time = `${date}T00:00:00Z`;
	const files = unzipSync(docx);
	const renamed = new Map<string, string>();
	const counters = new Map<string, number>();
	const count = (name: string) => {
		const next = (counters.get(name) ?? 0) + 1;
		counters.set(name, next);
		return String(next);
	};
	const entries: Zippable = {};
	for (const name of Object.keys(files).sort(contentTypesFirst)) {
		let bytes = files[name] as Uint8Array;
		if (/\.(?:xml|rels)$/.test(name)) {
			const bookmarks = new Map<string, string>();
			const text = strFromU8(bytes)
				.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${time}`)
				.replaceAll(/\brId[\w-]{12,}/g, (id) => remember(renamed, id, () => `rIdLink${count("link")}`))
				.replaceAll(
					/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)"/g,
					(_, start: string, id: string) => `${start}${remember(bookmarks, id, () => count(`bookmark ${name}`))}"`,
				)
				.replaceAll(/(<wp:docPr\b[^>]*?\bid=")\d+"/g, (_, start: string) => `${start}${count("drawing")}"`);
			bytes = strToU8(text);
		}
		entries[name] = [
			bytes,
			{ mtime: `${date.slice(0, 4) < "1980" ? "1980-01-01" : date}T00:00:00`, level: /\.png$/.test(name) ? 0 : 6 },
		];
	}
	return zipSync(entries);
}

function remember(known: Map<string, string>, id: string, make: () => string): string {
	const found = known.get(id) ?? make();
	known.set(id, found);
	return found;
}

/** Readers expect the list of types first. */
function contentTypesFirst(a: string, b: string): number {
	const rank = (name: string) =>
		name === "[Content_Types].xml" ? 0 : name.startsWith("_rels/") ? 1 : name === "word/document.xml" ? 2 : 3;
	return rank(a) - rank(b) || (a < b ? -1 : 1);
}
