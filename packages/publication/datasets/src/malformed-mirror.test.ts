import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { createTerminal, isUserError, type UserError } from "@quickening/workspace/terminal";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDataset } from "./get-dataset.ts";
import { mirrorFrom } from "./mirror.ts";
import { bytes, mirrorIndex, type SmallCheckout, smallCheckout, wholeArchive, write } from "./testing/small-dataset.ts";

/* Whatever a mirror holds, getting a data set ends with it whole, or with a sentence that says what to do. */

let checkout: SmallCheckout;
let packed: Uint8Array;
beforeAll(async () => {
	const one = smallCheckout();
	packed = await wholeArchive(one);
	one.remove();
});
beforeEach(() => {
	checkout = smallCheckout();
});
afterEach(() => checkout.remove());

/** Gets the data set from a mirror that is made of these; undefined when all went well. */
async function get(index: string | Uint8Array, archive?: Uint8Array): Promise<UserError | undefined> {
	const mirror = join(checkout.root, "mirror");
	write(join(mirror, "index.json"), index);
	if (archive !== undefined) write(join(mirror, checkout.dataset.archive), archive);
	try {
		await getDataset(checkout.root, checkout.slug, {
			mirror: mirrorFrom(mirror, checkout.root),
			terminal: createTerminal({ quiet: true, stream: { write: () => true } }),
			network: { retries: 0, pauseSeconds: 0.01, stallSeconds: 0.5 },
			track: async () => "unchanged",
		});
		return undefined;
	} catch (error) {
		// A mistake of ours, such as a TypeError, fails the test with its stack.
		if (!isUserError(error)) throw error;
		return error;
	}
}

function expectSentence(error: UserError | undefined): void {
	expect(error).toBeDefined();
	expect(error!.message).not.toMatch(/\n\s+at |undefined|\[object/);
	expect(error!.message.length).toBeLessThan(1000);
	expect(error!.whatToDo).toMatch(/\.$/);
}

/** Seeded, so that a failure can be looked into. */
function mutate(content: Uint8Array, seed: number): Uint8Array {
	const draws = bytes(12, seed + 1);
	const draw = (i: number, below: number) => ((draws[2 * i]! << 8) | draws[2 * i + 1]!) % below;
	const at = draw(0, content.length);
	const changed = Uint8Array.from(content);
	switch (seed % 4) {
		case 0:
			changed[at] = draw(1, 256);
			return changed;
		case 1:
			return changed.subarray(0, at);
		case 2:
			return Buffer.concat([changed.subarray(0, at), bytes(draw(2, 700), seed), changed.subarray(at)]);
		default:
			return Buffer.concat([changed.subarray(0, at), changed.subarray(Math.min(content.length, at + draw(2, 700)))]);
	}
}

describe("an index.json", () => {
	const whole = () => JSON.parse(mirrorIndex(checkout, packed)) as Record<string, Record<string, unknown>>;
	const entry = (change: Record<string, unknown>) => {
		const index = whole();
		return JSON.stringify({ [checkout.slug]: { ...index[checkout.slug], ...change } });
	};
	it.each<[title: string, index: () => string | Uint8Array]>([
		["empty", () => ""],
		["of HTML, as a portal sends it", () => "<!doctype html><html><body>Log in</body></html>"],
		["cut short", () => mirrorIndex(checkout, packed).slice(0, 100)],
		[
			"with a merge that is not settled",
			() => `<<<<<<< HEAD\n${mirrorIndex(checkout, packed)}\n=======\n{}\n>>>>>>> x\n`,
		],
		["of a list", () => "[]"],
		["of null", () => "null"],
		["nested without an end", () => "[".repeat(1_000_000)],
		["of zeros", () => new Uint8Array(10_000)],
		["with null for the data set", () => JSON.stringify({ "small-set": null })],
		["with a text for the data set", () => JSON.stringify({ "small-set": "x" })],
		["with files that are no list", () => entry({ files: {} })],
		["with null among the files", () => entry({ files: [null] })],
		["with sizes that are texts", () => entry({ archiveBytes: "many" })],
		["with a negative size", () => entry({ archiveBytes: -1 })],
		["with an archive elsewhere", () => entry({ archive: "../../etc/passwd" })],
		["with an archive of no name", () => entry({ archive: "" })],
		["with an archive that is the folder", () => entry({ archive: "." })],
	])("%s is told in a sentence", async (_title, index) => {
		expectSentence(await get(index(), packed));
	});

	it("with any byte wrong, missing or more ends in a sentence or in the whole data set", async () => {
		const content = Buffer.from(mirrorIndex(checkout, packed));
		for (let seed = 0; seed < 150; seed++) {
			const error = await get(mutate(content, seed), packed);
			if (error !== undefined) expectSentence(error);
		}
	});
});

describe("an archive", () => {
	it.each<[title: string, archive: () => Uint8Array]>([
		["empty", () => new Uint8Array(0)],
		["of HTML", () => Buffer.from("<!doctype html><html></html>")],
		["cut short", () => packed.subarray(0, packed.length - 100)],
		["of random bytes", () => bytes(5000)],
		["of random bytes, packed", () => gzipSync(bytes(5000))],
		["of nothing, packed", () => gzipSync("")],
		["of zeros, packed", () => gzipSync(new Uint8Array(100_000))],
		["that is not packed", () => gunzipSync(packed)],
		["with more behind it", () => Buffer.concat([packed, bytes(1000)])],
	])("%s is told in a sentence", async (_title, archive) => {
		const content = archive();
		expectSentence(await get(mirrorIndex(checkout, content), content));
	});

	it("that is a folder is told in a sentence", async () => {
		mkdirSync(join(checkout.root, "mirror", checkout.dataset.archive), { recursive: true });
		expectSentence(await get(mirrorIndex(checkout, packed)));
	});

	it("with any byte wrong, missing or more ends in a sentence or in the whole data set", async () => {
		const tar = gunzipSync(packed);
		for (let seed = 0; seed < 100; seed++) {
			for (const content of [mutate(packed, seed), gzipSync(mutate(tar, seed), { level: 1 })]) {
				checkout.remove();
				checkout = smallCheckout();
				const error = await get(mirrorIndex(checkout, content), content);
				if (error !== undefined) expectSentence(error);
			}
		}
	});
});

it("a mirror that is a file is told in a sentence", async () => {
	writeFileSync(join(checkout.root, "file"), "");
	const mirror = mirrorFrom(join(checkout.root, "file"), checkout.root);
	const got = getDataset(checkout.root, checkout.slug, {
		mirror,
		terminal: createTerminal({ quiet: true }),
		track: async () => "unchanged",
	});
	await expect(got).rejects.toMatchObject({
		name: "UserError",
		whatToDo: expect.stringContaining("QUICKENING_MIRROR"),
	});
});
