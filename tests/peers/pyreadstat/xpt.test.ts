import { memoryBytes } from "@quickening/io/bytes";
import { readXpt } from "@quickening/io/xpt";
import { describe, expect, it } from "vitest";
import { readPeerOutput } from "../peer-case.ts";

interface PeerFile {
	readonly name: string;
	readonly bytes: string;
	readonly rows: number;
	readonly table: string;
	readonly label: string | null;
	readonly names: readonly string[];
	readonly labels: readonly string[];
	readonly columns: readonly (readonly string[])[];
}

const peer = readPeerOutput("pyreadstat/files.json.gz");

/** Python's float.hex, as ours would be written. */
function hex(value: number): string {
	if (Number.isNaN(value)) return "missing";
	if (value === 0) return `${Object.is(value, -0) ? "-" : ""}0x0.0p+0`;
	const exponent = Math.floor(Math.log2(Math.abs(value)));
	const scaled = Math.abs(value) / 2 ** exponent;
	const [fraction, power] =
		scaled >= 2 ? [scaled / 2, exponent + 1] : scaled < 1 ? [scaled * 2, exponent - 1] : [scaled, exponent];
	const digits = ((fraction - 1) * 2 ** 52).toString(16).padStart(13, "0");
	return `${value < 0 ? "-" : ""}0x1.${digits}p${power < 0 ? "-" : "+"}${Math.abs(power)}`;
}

describe(`transport files that pyreadstat ${peer.pyreadstat} wrote and read`, () => {
	it.each(peer.files as PeerFile[])(
		"$name: the same bits",
		async ({ bytes, rows, table, label, names, labels, columns }) => {
			const read = await readXpt(memoryBytes(new Uint8Array(Buffer.from(bytes, "base64")), "peer.xpt"));
			expect(read.nRows).toBe(rows);
			expect(read.name).toBe(table);
			expect(read.label).toBe(label ?? "");
			expect(read.columns.map(({ name }) => name)).toEqual(names);
			expect(read.columns.map((column) => column.label)).toEqual(labels);
			for (const [i, column] of read.columns.entries()) {
				const own = column.type === "number" ? Array.from(column.values, hex) : column.values;
				expect(own, column.name).toEqual(columns[i]);
			}
		},
	);

	it("reads what pyreadstat was asked to write, where 56 bits hold it", async () => {
		const [{ bytes }] = peer.files;
		const read = await readXpt(memoryBytes(new Uint8Array(Buffer.from(bytes, "base64")), "peer.xpt"));
		const own = Array.from(read.columns[0]?.values as Float64Array, hex);
		const differ = own.filter((value, i) => value !== peer.files[0].written[i]);
		expect(differ).toEqual([]);
	});
});
