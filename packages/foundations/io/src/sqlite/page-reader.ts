import type { ByteSource } from "../bytes/byte-source.ts";

/** Why a file cannot be read on, with the page. */
export type SqliteFail = (problem: string, received: unknown) => Error;

/** Pages of a database by their number, from 1. */
export interface PageReader {
	readonly usableBytes: number;
	readonly nPages: number;
	readonly fail: SqliteFail;
	page(number: number): Promise<Uint8Array>;
}

const stretchBytes = 1 << 18;
const stretchesKept = 8;

/** Reads pages in stretches of some 256 kB, of which the last few are kept. */
export function pageReader(
	source: ByteSource,
	{
		pageBytes,
		usableBytes,
		nPages,
		fail,
	}: { pageBytes: number; usableBytes: number; nPages: number; fail: SqliteFail },
): PageReader {
	const pagesOfStretch = Math.max(1, Math.floor(stretchBytes / pageBytes));
	const kept = new Map<number, Uint8Array>();
	return {
		usableBytes,
		nPages,
		fail,
		async page(number) {
			if (number < 1 || number > nPages) throw fail(`must refer to pages 1 to ${nPages}`, `page ${number}`);
			const stretch = Math.floor((number - 1) / pagesOfStretch);
			let bytes = kept.get(stretch);
			if (bytes === undefined) {
				bytes = await source.read(stretch * pagesOfStretch * pageBytes, pagesOfStretch * pageBytes);
				if (kept.size >= stretchesKept) kept.delete(kept.keys().next().value as number);
				kept.set(stretch, bytes);
			}
			const at = ((number - 1) % pagesOfStretch) * pageBytes;
			const page = bytes.subarray(at, at + pageBytes);
			if (page.length < pageBytes) throw fail(`must hold all of page ${number}`, `${page.length} bytes of it`);
			return page;
		},
	};
}
