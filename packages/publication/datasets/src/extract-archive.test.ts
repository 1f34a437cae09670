import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { isUserError } from "@quickening/workspace/terminal";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { extractArchive } from "./extract-archive.ts";
import { archive, type SmallCheckout, smallCheckout, wholeArchive } from "./testing/small-dataset.ts";

let checkout: SmallCheckout;
let to: string;
let path: string;
beforeEach(() => {
	checkout = smallCheckout();
	to = join(checkout.root, "a", "b", "out");
	path = join(checkout.root, "x.tar.gz");
});
afterEach(() => checkout.remove());

const extract = (content: Uint8Array, skip?: ReadonlySet<string>) => {
	writeFileSync(path, content);
	return extractArchive(path, { files: checkout.dataset.files, to, ...(skip ? { skip } : {}) });
};
const message = async (content: Uint8Array) => {
	try {
		await extract(content);
	} catch (error) {
		expect(isUserError(error)).toBe(true);
		return (error as Error).message;
	}
	throw new Error("it was expected to be refused");
};
const entries = () => [...checkout.contents].map(([name, content]) => ({ header: { name }, content }));
/** Every path below the checkout, to see that nothing was written elsewhere. */
const everything = () => readdirSync(checkout.root, { recursive: true, encoding: "utf8" }).sort();

describe("extractArchive", () => {
	it("writes the listed files, byte for byte", async () => {
		const progress: number[] = [];
		writeFileSync(path, await wholeArchive(checkout));
		await extractArchive(path, { files: checkout.dataset.files, to, onProgress: (n) => progress.push(n) });
		for (const [name, content] of checkout.contents) expect(readFileSync(join(to, name))).toEqual(Buffer.from(content));
		expect(progress.at(-1)).toBe(readFileSync(path).length);
	});
	it("takes ./ before names, and folders, as tar programs write them", async () => {
		await extract(
			await archive([
				{ header: { name: "./", type: "directory" } },
				{ header: { name: "./signals/", type: "directory" } },
				...entries().map(({ header, content }) => ({ header: { name: `./${header.name}` }, content })),
			]),
		);
		expect(existsSync(join(to, "signals/1.csv"))).toBe(true);
	});
	it("leaves out what is there already", async () => {
		await extract(await wholeArchive(checkout), new Set(["signals/1.csv"]));
		expect(existsSync(join(to, "signals/1.csv"))).toBe(false);
		expect(existsSync(join(to, "signals/2.csv"))).toBe(true);
	});

	it.each([
		["a path that climbs out", { name: "../../escaped.csv" }, "it climbs out of the folder"],
		["a path that climbs out further in", { name: "signals/../../escaped.csv" }, "it climbs out of the folder"],
		["an absolute path", { name: "/tmp/quickening-escaped.csv" }, "it is absolute"],
		["a backslash", { name: "..\\escaped.csv" }, "it contains a backslash"],
		[
			"a symbolic link",
			{ name: "signals/1.csv", type: "symlink", linkname: "/etc/passwd" },
			"it is no plain file but a symlink",
		],
		["a hard link", { name: "signals/1.csv", type: "link", linkname: "/etc/passwd" }, "it is no plain file but a link"],
		["a device", { name: "signals/1.csv", type: "character-device" }, "it is no plain file but a character-device"],
		["a pipe", { name: "signals/1.csv", type: "fifo" }, "it is no plain file but a fifo"],
		["a file that is not listed", { name: "signals/more.csv" }, "it is not in the data set's list of files"],
		["a folder that climbs out", { name: "../out2/", type: "directory" }, "it climbs out of the folder"],
	])("refuses %s, and writes nothing outside", async (_, header, why) => {
		const before = everything();
		expect(await message(await archive([{ header }, ...entries()]))).toContain(why);
		expect(
			everything().filter((name) => !before.includes(name) && !name.startsWith("a") && name !== "x.tar.gz"),
		).toEqual([]);
		expect(existsSync("/tmp/quickening-escaped.csv")).toBe(false);
	});
	it("refuses a file that is there twice", async () => {
		expect(await message(await archive([...entries(), entries()[0]!]))).toContain(
			'"table.csv" is refused, because it is there twice',
		);
	});
	it("refuses a file of another size before writing it", async () => {
		const larger = { header: { name: "table.csv" }, content: new Uint8Array(50) };
		expect(await message(await archive([larger, ...entries().slice(1)]))).toContain(
			"table.csv has 50 bytes instead of 12",
		);
		expect(existsSync(join(to, "table.csv"))).toBe(false);
	});
	it("refuses a file with a wrong byte, and does not leave it behind", async () => {
		const wrong = entries();
		wrong[1]!.content = Uint8Array.from(wrong[1]!.content);
		wrong[1]!.content[500]! ^= 1;
		expect(await message(await archive(wrong))).toMatch(/signals\/1\.csv has sha256 [0-9a-f]{64} instead of/);
		expect(existsSync(join(to, "signals/1.csv"))).toBe(false);
	});
	it("stops a bomb of zeros long before it is unpacked", async () => {
		const bomb = gzipSync(Buffer.concat([Buffer.alloc(1024 * 1024 * 64)]));
		expect(bomb.length).toBeLessThan(100_000);
		expect(await message(bomb)).toMatch(/unpacks to more than the \d+ bytes/);
	});
	it("stops an entry with a header of another size than its content", async () => {
		const header = { name: "pax".repeat(40), size: 0 };
		expect(await message(await archive([{ header }, ...entries()]))).toContain("not in the data set's list");
	});
	it.each([0.1, 0.5, 0.9, 0.999])("knows an archive that is cut after %d of it", async (part) => {
		const whole = await wholeArchive(checkout);
		expect(await message(whole.subarray(0, Math.floor(whole.length * part)))).toContain("is cut short");
	});
	it("knows a tar that is cut although its compression is whole", async () => {
		const { gunzipSync } = await import("node:zlib");
		const unpacked = gunzipSync(await wholeArchive(checkout));
		expect(await message(gzipSync(unpacked.subarray(0, 30_000)))).toContain("is cut short");
	});
	it("knows what is no archive", async () => {
		expect(await message(new TextEncoder().encode("<html>not found</html>"))).toContain("is damaged");
		expect(await message(gzipSync("x".repeat(2000)))).toContain("is damaged");
	});
	it("names what is missing in an archive that is whole but incomplete", async () => {
		expect(await message(await archive(entries().slice(0, 2)))).toContain(
			"lacks 3 of 5 files, the first of them signals/2.csv",
		);
	});
	it("says so when the archive itself is missing", async () => {
		await expect(extractArchive(join(to, "none.tar.gz"), { files: checkout.dataset.files, to })).rejects.toThrow(
			"is missing",
		);
	});
	it("names the file when it may not write", async () => {
		mkdirSync(to, { recursive: true });
		writeFileSync(join(to, "signals"), "a file where a folder should be");
		writeFileSync(path, await wholeArchive(checkout));
		await expect(extractArchive(path, { files: checkout.dataset.files, to })).rejects.toThrow(/signals/);
	});
});
