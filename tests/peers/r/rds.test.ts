import { memoryBytes } from "@quickening/io/bytes";
import { type RColumn, type RObject, rDataFrame, readRds } from "@quickening/io/rds";
import { readXpt } from "@quickening/io/xpt";
import { describe, expect, it } from "vitest";
import { readPeerOutput } from "../peer-case.ts";

interface Described {
	readonly type: string;
	readonly values: readonly (string | number | boolean)[];
	readonly levels?: readonly string[];
}

const peer = readPeerOutput("r/rds.json.gz");
const bytes = (base64: string) => memoryBytes(new Uint8Array(Buffer.from(base64, "base64")), "from-r.rds");

/** A double as C writes it with %a: 0x1.8p+1. */
function fromHex(text: string | number): number {
	if (typeof text === "number") return text;
	const found = /^(-?)0x([01])\.?([0-9a-f]*)p([+-]\d+)$/.exec(text);
	if (found === null) return text === "Inf" ? Infinity : text === "-Inf" ? -Infinity : Number.NaN;
	const [, sign, whole, fraction = "", exponent] = found;
	// In two steps, or the power of a subnormal would be 0.
	const scaled = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (-4 * fraction.length);
	const power = Number(exponent);
	return (sign === "-" ? -1 : 1) * scaled * 2 ** Math.ceil(power / 2) * 2 ** Math.floor(power / 2);
}

function expectValues(name: string, found: RObject | RColumn, { type, values, levels }: Described): void {
	expect(found, name).toHaveProperty("values");
	const own = (found as { values: ArrayLike<unknown> }).values;
	expect(own.length, name).toBe(values.length);
	for (const [i, value] of values.entries()) {
		const mine = own[i];
		if (type === "double") expect(mine, `${name}[${i}]`).toBe(fromHex(value as string));
		else if (value === "NA" && mine !== "NA") expect(mine === null || Number.isNaN(mine), `${name}[${i}]`).toBe(true);
		else expect(mine, `${name}[${i}]`).toBe(value);
	}
	if (type === "double" && "isNa" in found)
		expect([...found.isNa], name).toEqual(values.map((value) => (value === "NA" ? 1 : 0)));
	if (levels !== undefined) expect((found as { levels: unknown }).levels).toEqual(levels);
}

describe(`values that R ${peer.R} saved`, () => {
	it.each(
		peer.files as { name: string; version: number; bytes: string; value: Described | Record<string, Described> }[],
	)("$name, version $version", async ({ name, version, bytes: base64, value }) => {
		const file = await readRds(bytes(base64));
		expect(file.version).toBe(version);
		expect(file.writtenBy).toBe("4.2.2");
		const { object } = file;
		if (name === "frame" || name === "named" || name === "empty") {
			const frame = rDataFrame(object);
			expect(frame.columns.map((column) => column.name)).toEqual(Object.keys(value));
			for (const column of frame.columns) {
				if (column.type === "other") continue;
				expectValues(column.name, column, (value as Record<string, Described>)[column.name] as Described);
			}
			if (name === "named") expect(frame.rowNames).toEqual(["first", "second"]);
			return;
		}
		const { type, values } = value as Described;
		const ours = { NULL: "null", symbol: "symbol" }[type] ?? type;
		expect(object.type).toBe(ours);
		if (values !== undefined) expectValues(name, object, value as Described);
	});

	it("keeps what classes say: dates, times with their zone, durations with their unit, order of levels", async () => {
		const frame = rDataFrame((await readRds(bytes(peer.files[1].bytes))).object);
		expect(frame.columns.map(({ type }) => type).join(" ")).toBe(
			"text integer number logical factor factor date datetime duration other",
		);
		expect(frame.columns[5]).toMatchObject({ ordered: true });
		expect(frame.columns[7]).toMatchObject({ timeZone: "Europe/Berlin" });
		expect(frame.columns[8]).toMatchObject({ unit: "mins" });
		expect(frame.columns[9]).toMatchObject({ values: { type: "list", values: [{}, {}, { type: "null" }, {}] } });
	});

	it("keeps slots, tags, dimensions, calls and one environment that stands twice", async () => {
		const of = async (name: string) =>
			(await readRds(bytes(peer.files.find((file: { name: string }) => file.name === name).bytes))).object;
		expect(await of("s4")).toMatchObject({ type: "S4", attributes: { name: { values: ["Ana"] } } });
		expect(await of("pairlist")).toMatchObject({ type: "pairlist", tags: ["a", "b"] });
		expect(await of("matrix")).toMatchObject({ attributes: { dim: { values: Float64Array.of(2, 3) } } });
		expect(await of("call")).toMatchObject({ type: "language", tags: ["", "", "y"], values: [{ name: "f" }, {}, {}] });
		expect(await of("complex")).toMatchObject({ imaginary: Float64Array.of(2, Number.NaN, -1) });
		expect(await of("raw")).toMatchObject({ values: Uint8Array.from({ length: 256 }, (_, i) => i) });
		const environments = await of("environment");
		expect(environments.type === "list" && environments.values[0] === environments.values[1]).toBe(true);
	});

	it.each(peer.refused as { how: string; bytes: string }[])(
		"names what is not read: $how",
		async ({ how, bytes: base64 }) => {
			await expect(readRds(bytes(base64))).rejects.toThrow(new RegExp(`got .*${how.replace(".", "\\.")}.*In R: `));
		},
	);
});

describe(`transport files that haven ${peer.haven} wrote`, () => {
	it.each(peer.missing as { version: number; bytes: string }[])(
		"version $version: missing values keep their letter",
		async ({ version, bytes: base64 }) => {
			const table = await readXpt(bytes(base64));
			expect(table.version).toBe(version);
			expect(table.columns[0]).toMatchObject({
				values: Float64Array.of(1.5, Number.NaN, Number.NaN, Number.NaN, Number.NaN, -2),
				missingCodes: Uint8Array.from([0, 65, 77, 90, 46, 0]),
			});
		},
	);
});
