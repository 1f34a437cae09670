import type { Dataset } from "./dataset.ts";

/** How the files of a data set are got. */
export interface WayToGet {
	/** What to type; for files without a public address, once they have come. */
	readonly command: string;
	/** Who holds the data, how one asks for them, and what to do when they have come; of files that anybody can fetch nothing. */
	readonly words?: string;
}

/**
 * The way to files of a data set that are not here: fetched by a command, or asked for from who holds them.
 *
 * @param missing - Paths below raw/; default: all.
 */
export function wayToGet(
	{ slug, tier, access, files }: Pick<Dataset, "slug" | "tier" | "access" | "files">,
	missing?: readonly string[],
): WayToGet {
	const wanted = missing === undefined ? files : files.filter(({ path }) => missing.includes(path));
	if (wanted.every(({ url }) => url !== null)) return { command: `npm run quickening -- data get ${slug}` };
	const command = `npm run quickening -- data take ${slug} --from <folder>`;
	const mirror = `A mirror that holds it (QUICKENING_MIRROR) serves \`npm run quickening -- data get ${slug}\`, too.`;
	if (access === undefined) {
		return {
			command,
			words: `It has no public address (access: ${tier}). When you have the files: \`${command}\`. ${mirror}`,
		};
	}
	const { holder, how, address, afterwards } = access;
	const where = address === undefined ? "" : ` (${address})`;
	return {
		command,
		words: `It has no public address (access: ${tier}). Held by: ${plain(holder)}${where}. To ask for it: ${plain(how)}. When it has come: \`${command}\`. Then: ${plain(afterwards)}. ${mirror}`,
	};
}

/** Without the full stop that ends it, since one follows. */
function plain(text: string): string {
	return text.trim().replace(/\.$/, "");
}
