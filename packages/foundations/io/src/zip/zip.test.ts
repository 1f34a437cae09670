import { crc32 as zlibCrc32 } from "node:zlib";
import { seededRandom, type Warning } from "@quickening/core";
import { memoryBytes } from "@quickening/io/bytes";
import { describe, expect, it } from "vitest";
import { type ZipMember, zipFile } from "../../test/zip-file.ts";
import { crc32 } from "./crc32.ts";
import { readZipDirectory } from "./read-zip-directory.ts";
import { zipEntryPieces, zipEntryText } from "./zip-entry-pieces.ts";

const random = seededRandom("zip");
const noise = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 40));
const directory = (bytes: Uint8Array) => readZipDirectory(memoryBytes(bytes, "a.zip"), "readGt3x");
const member = (changes: Partial<ZipMember> = {}): ZipMember => ({
	name: "log.bin",
	content: noise(500),
	isDeflated: true,
	...changes,
});

it.each([0, 1, 7, 8, 9, 100, 4099])("sums %i bytes as zlib does, whole and in pieces", (length) => {
	const bytes = noise(length);
	expect(crc32(bytes)).toBe(zlibCrc32(bytes));
	expect(crc32(bytes.subarray(length >> 1), crc32(bytes.subarray(0, length >> 1)))).toBe(zlibCrc32(bytes));
});

describe("a ZIP archive", () => {
	it("gives its files in pieces, stored and deflated", async () => {
		const contents = [noise(3_000_000), noise(2_500_000), new Uint8Array(0)];
		const bytes = zipFile(contents.map((content, i) => ({ name: `${i}.bin`, content, isDeflated: i !== 1 })));
		const source = memoryBytes(bytes, "a.zip");
		const { entries, warnings } = await readZipDirectory(source, "readGt3x");
		expect(warnings).toEqual([]);
		for (const [i, entry] of entries.entries()) {
			const pieces: Uint8Array[] = [];
			const faults: Warning[] = [];
			for await (const piece of zipEntryPieces(source, entry, { onFault: (fault) => faults.push(fault) }))
				pieces.push(piece);
			expect(Buffer.concat(pieces).equals(contents[i]!)).toBe(true);
			expect(faults).toEqual([]);
		}
	});

	it("ends a file where its bytes no longer unpack, or claim another length, and says so", async () => {
		const told = async (bytes: Uint8Array) => {
			const source = memoryBytes(bytes, "a.zip");
			const { entries } = await readZipDirectory(source, "readGt3x");
			const faults: string[] = [];
			await zipEntryText(source, entries[0]!, {
				onFault: ({ message }) => faults.push(message),
				maximumBytes: 1 << 20,
			});
			return faults.join();
		};
		const broken = zipFile([member({ content: noise(100_000) })]);
		// A block type that does not exist.
		broken[37] = 7;
		expect(await told(broken)).toContain("cannot be unpacked after byte 0 of 100000");
		expect(await told(zipFile([member({ claims: { sizeBytes: 400 } })]))).toContain(
			"is longer than the 400 bytes that it claims",
		);
		expect(await told(zipFile([member({ claims: { sizeBytes: 600 } })]))).toContain("ends after 500 bytes of 600");
		expect(await told(zipFile([member({ claims: { crc32: 5 } })]))).toContain("has another checksum");
	});

	it("passes a reading error of the source on", async () => {
		const bytes = zipFile([member({ content: noise(100_000) })]);
		const source = memoryBytes(bytes, "a.zip");
		const { entries } = await readZipDirectory(source, "readGt3x");
		const failing = { ...source, read: () => Promise.reject(new Error("disk gone")) };
		await expect(
			zipEntryText(failing, entries[0]!, { onFault: () => undefined, maximumBytes: 1 << 20 }),
		).rejects.toThrow("disk gone");
	});

	const zip64 = zipFile([member()]);
	zip64.set([0xff, 0xff, 0xff, 0xff], zip64.length - 6);
	const cut = zipFile([member()]).subarray(0, 300);
	const renamed = zipFile([member()]);
	renamed[31] = 76;
	it.each([
		["empty", new Uint8Array(0), /must be a ZIP archive; got an empty file/],
		["no archive", noise(100), /must be a ZIP archive; got other bytes/],
		["cut", cut, /must end with a directory; got none. The file is cut short: copy or download it again\./],
		["ZIP64", zip64, /must not be ZIP64/],
		[
			"a claim of 2 GB",
			zipFile([member({ claims: { sizeBytes: 2 ** 31 } })]),
			/must claim a size that its \d+ packed bytes can have.*2147483648/,
		],
		["encrypted", zipFile([member({ claims: { flags: 1 } })]), /must not be encrypted/],
		["of another method", zipFile([member({ claims: { method: 12 } })]), /method 12/],
		[
			"a path out of it",
			zipFile([member({ name: "../log.bin" })]),
			/must name files inside itself; got \.\.\/log\.bin/,
		],
		["a name twice", zipFile([member(), member()]), /must hold each name once/],
		["overlapping files", zipFile([member({ name: "a" }), member({ name: "a", headerOffset: 0 })]), /each name once/],
		[
			"a directory that points elsewhere",
			zipFile([member(), member({ name: "b", headerOffset: 0 })]),
			/must say the same of b at byte 0/,
		],
		["another name before the bytes", renamed, /another name/],
	])("is refused: %s", async (_, bytes, message) => {
		await expect(directory(bytes)).rejects.toThrow(message);
	});

	it("is refused when two files overlap", async () => {
		const inner = zipFile([{ name: "b", content: noise(50) }]).subarray(0, 31 + 50);
		const outer = zipFile([
			{ name: "a", content: inner },
			{ name: "b", content: noise(50), headerOffset: 31 },
		]);
		// The second file's own header is the one inside the first, with the same sum.
		const directoryAt = outer.length - 22 - 47;
		outer.set(inner.subarray(14, 18), directoryAt + 16);
		await expect(directory(outer)).rejects.toThrow(/must not hold files that overlap; got two at byte 31/);
	});

	it("is read when bytes follow its end, with a warning", async () => {
		const { warnings } = await directory(new Uint8Array([...zipFile([member()]), 1, 2, 3]));
		expect(warnings).toEqual([{ code: "bytes-after-end", message: "a.zip has 3 bytes after its end." }]);
	});
});
