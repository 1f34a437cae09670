/// <reference path="../tar-stream.d.ts" />
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import * as tar from "tar-stream";
import type { Dataset } from "../dataset.ts";

/** A checkout in a temporary folder, with one small data set. */
export interface SmallCheckout {
	readonly root: string;
	readonly slug: string;
	readonly dataset: Dataset;
	readonly contents: ReadonlyMap<string, Uint8Array>;
	remove(): void;
}

export function sha256(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("hex");
}

/** Bytes that do not compress to nothing, the same each time. */
export function bytes(length: number, seed = 1): Uint8Array {
	const out = new Uint8Array(length);
	let state = seed;
	for (let i = 0; i < length; i++) {
		state = (Math.imul(state, 1103515245) + 12345) >>> 0;
		out[i] = state >>> 16;
	}
	return out;
}

/** Makes a {@link SmallCheckout}; `address` is where its files can be fetched, if anywhere. */
export function smallCheckout(address: string | null = null): SmallCheckout {
	const root = mkdtempSync(join(tmpdir(), "quickening-data-"));
	const slug = "small-set";
	const contents = new Map<string, Uint8Array>([
		["table.csv", new TextEncoder().encode("id,ph\n1,7.2\n")],
		["signals/1.csv", bytes(70_000, 1)],
		["signals/2.csv", bytes(40_000, 2)],
		["signals/empty.csv", new Uint8Array(0)],
		["signals/twin-of-2.csv", bytes(40_000, 2)],
	]);
	const dataset: Dataset = {
		schema: 1,
		slug,
		title: "A small data set",
		citation: "Nobody. Nothing. 2026.",
		doi: null,
		licence: { spdx: "CC0-1.0", confirmed: true, note: "" },
		tier: "open",
		population: "none",
		devices: [],
		archive: "small-set.tar.gz",
		tables: [],
		files: [...contents].map(([path, content]) => ({
			path,
			bytes: content.length,
			sha256: sha256(content),
			url: address === null ? null : `${address}/files/${path}`,
		})),
	};
	write(join(root, "package.json"), '{"name": "quickening"}\n');
	write(join(root, "data", slug, "dataset.json"), JSON.stringify(dataset));
	return { root, slug, dataset, contents, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Writes a file and the folders that it needs. */
export function write(path: string, content: string | Uint8Array): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, content);
}

/** Puts all files into raw/, as they should be. */
export function writeRaw({ root, slug, contents }: SmallCheckout): void {
	for (const [path, content] of contents) write(join(root, "data", slug, "raw", path), content);
}

/** A tar.gz of these entries; an entry may have any header. */
export async function archive(entries: readonly { header: tar.Header; content?: Uint8Array }[]): Promise<Uint8Array> {
	const pack = tar.pack();
	for (const { header, content = new Uint8Array(0) } of entries) pack.entry(header, content);
	pack.finalize();
	const chunks: Buffer[] = [];
	for await (const chunk of pack) chunks.push(chunk as Buffer);
	return gzipSync(Buffer.concat(chunks));
}

/** The archive of a checkout's data set, as a mirror holds it. */
export function wholeArchive({ contents }: SmallCheckout): Promise<Uint8Array> {
	return archive([...contents].map(([name, content]) => ({ header: { name }, content })));
}

/** index.json of a mirror that holds this data set and this archive. */
export function mirrorIndex({ slug, dataset }: SmallCheckout, content: Uint8Array): string {
	return JSON.stringify({
		[slug]: {
			archive: dataset.archive,
			archiveBytes: content.length,
			archiveSha256: sha256(content),
			files: dataset.files,
		},
	});
}
