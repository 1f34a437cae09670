import { gunzipSync } from "node:zlib";
import { extract } from "tar-stream";
import { expect, it } from "vitest";
import { tarGz } from "./tar-gz.ts";

it("packs files that unpack as they were, with the same bytes each time", async () => {
	const long = `figures/${"a".repeat(120)}.pdf`;
	const files = new Map([
		["main.tex", Buffer.from("text\n")],
		[long, Buffer.from([0, 255, 10])],
	]);
	const archive = await tarGz(files, "2025-05-12");
	expect(Buffer.from(await tarGz(files, "2025-05-12")).equals(archive)).toBe(true);
	// No time of packing, and no system.
	expect([...archive.subarray(4, 8), archive[9]]).toEqual([0, 0, 0, 0, 255]);
	const reader = extract();
	reader.end(gunzipSync(archive));
	const found: [string, string, string | undefined][] = [];
	for await (const entry of reader) {
		const chunks: Buffer[] = [];
		for await (const chunk of entry) chunks.push(chunk as Buffer);
		found.push([entry.header.name, Buffer.concat(chunks).toString("hex"), entry.header.mtime?.toISOString()]);
	}
	expect(found).toEqual([
		["main.tex", "746578740a", "2025-05-12T00:00:00.000Z"],
		[long, "00ff0a", "2025-05-12T00:00:00.000Z"],
	]);
});
