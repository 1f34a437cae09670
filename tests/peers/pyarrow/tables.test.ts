import { readFileSync } from "node:fs";
import { defineColumns } from "@quickening/table";
import { describe, expect, it } from "vitest";

interface Given {
	readonly rows: readonly Record<string, string | number | null>[];
	readonly parquet: Readonly<Record<string, string>>;
	readonly arrow: Readonly<Record<string, string>>;
}

const given = JSON.parse(readFileSync(new URL("./tables.json", import.meta.url), "utf8")) as Given;
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
const columns = defineColumns({
	participant: { type: "text", unit: "id", missing: [""] },
	week: { type: "number", unit: "weeks" },
	systolic: { type: "number", unit: "mmHg", missing: [""] },
	group: { type: "text", unit: "code" },
});
const expected = given.rows.map((row) => ({ ...row, systolic: row.systolic ?? Number.NaN }));

describe.each(["parquet", "arrow"] as const)("tables that PyArrow wrote as %s", (ending) => {
	it.each(Object.entries(given[ending]))("are read %s", async (_, text) => {
		const table = await columns.read(bytesOf(text), `visits.${ending}`);
		expect(table.objects()).toEqual(expected);
	});
});

describe("pages with checksums", () => {
	it("show every bit that was flipped in them", async () => {
		const bytes = bytesOf(given.parquet["with checksums"]!);
		const footer = bytes.length - 8 - new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
		let silent = 0;
		for (let at = 4; at < footer; at++) {
			const damaged = bytes.slice();
			damaged[at]! ^= 4;
			try {
				const rows = (await columns.read(damaged, "visits.parquet")).objects();
				if (JSON.stringify(rows) !== JSON.stringify(expected)) silent++;
			} catch (error) {
				expect(error).toMatchObject({ name: "InvalidInputError" });
			}
		}
		expect(silent).toBe(0);
	});
});
