import { describe, expect, it } from "vitest";
import { defineColumns } from "../index.ts";

const beats = defineColumns({ mother: { type: "text", unit: "id" }, beat: { type: "number", unit: "ms" } });
const rows = [
	{ mother: "A", beat: 800 },
	{ mother: "B", beat: 810.5 },
	{ mother: "C", beat: 790 },
];
const file = (ending: string) => beats.fromRows(rows).toBytes(`beats.${ending}`);
const text = (content: string) => beats.read(new TextEncoder().encode(content), "beats.csv");

/** A file in which the first place that has these bytes has others. */
function changed(bytes: Uint8Array, from: readonly number[], to: readonly number[]): Uint8Array {
	const at = bytes.findIndex((_, i) => from.every((byte, k) => bytes[i + k] === byte));
	expect(at).toBeGreaterThanOrEqual(0);
	const out = bytes.slice();
	out.set(to, at);
	return out;
}
const double = (value: number) => [...new Uint8Array(Float64Array.of(value).buffer)];

describe("a damaged CSV file", () => {
	it("is read with a warning where its last line has no end", async () => {
		expect((await text("mother,beat\nA,800\nB,81")).warnings).toEqual([
			{ code: "cut-short", message: "beats.csv: the last line has no end; its last cell may be cut short." },
		]);
		expect((await text("mother,beat\nA,800\n")).warnings).toEqual([]);
		expect((await text("mother,beat\r\nA,800\r\n")).warnings).toEqual([]);
	});
	it("is refused where letters stand in it that no text has", async () => {
		await expect(text("mother,beat\nA\0,800\n")).rejects.toThrow(
			'readTable: beats.csv, line 2 must be plain text in utf-8; got "\\u0000"',
		);
		await expect(text("mother,beat\nA\ufeff,800\n")).rejects.toThrow("line 2 must be plain text");
	});
});

describe("a damaged Arrow file", () => {
	it("is refused where it is cut short, at any byte", async () => {
		const bytes = file("arrow");
		for (let length = 0; length < bytes.length; length++) {
			await expect(beats.read(bytes.subarray(0, length), "beats.arrow")).rejects.toMatchObject({
				name: "InvalidInputError",
			});
		}
	});
	it("is refused where its footer has a hostile number of columns, and makes no room for them", async () => {
		const bytes = file("arrow");
		const view = new DataView(bytes.buffer);
		const footer = bytes.length - 10 - view.getInt32(bytes.length - 10, true);
		let refused = 0;
		for (let at = footer; at < bytes.length - 10; at += 4) {
			const damaged = bytes.slice();
			new DataView(damaged.buffer).setInt32(at, 0x7fff_ffff, true);
			await beats.read(damaged, "beats.arrow").catch((error) => {
				expect(error).toMatchObject({ name: "InvalidInputError" });
				refused++;
			});
		}
		expect(refused).toBeGreaterThan(10);
	});
});

describe("a damaged Parquet file", () => {
	it("is refused where a value lies beyond the smallest and largest that it says", async () => {
		await expect(beats.read(changed(file("parquet"), double(810.5), double(805)), "beats.parquet")).rejects.toThrow(
			"readTable: beats.parquet cannot be read as Parquet: row group 1, column beat must lie from 790 to 805, as the file says; got 810.5",
		);
	});
	it("is refused where the smallest value that it says is gone", async () => {
		await expect(beats.read(changed(file("parquet"), double(790), double(800)), "beats.parquet")).rejects.toThrow(
			"column beat must hold 790, which the file says is its smallest or largest value",
		);
	});
	it("is refused where a page says that it has more values than its column, and does not look for them", async () => {
		const bytes = file("parquet");
		for (let at = 4; at < 200; at++) {
			const damaged = bytes.slice();
			damaged.set([0xfe, 0xff, 0xff, 0xff, 0x0f], at);
			await beats.read(damaged, "beats.parquet").catch((error) => {
				expect(error).toMatchObject({ name: "InvalidInputError" });
			});
		}
	});
});
