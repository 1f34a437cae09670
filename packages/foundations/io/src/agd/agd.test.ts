import { memoryBytes } from "@quickening/io/bytes";
import { describe, expect, it } from "vitest";
import { agdFile, sqliteFile } from "../../test/agd-file.ts";
import { ticks } from "../../test/gt3x-file.ts";
import { readWhole } from "../../test/read-whole.ts";
import { openSqlite } from "../sqlite/open-sqlite.ts";
import { readAgd } from "./index.ts";

const start = 1_333_546_140;
const time = (seconds: number) => BigInt(ticks(start + seconds));
const epoch = (k: number): (number | bigint | null)[] => [time(10 * k), 600 + k, 1007, 883.5, 5, 33, 0, 10, 0, 0];
const read = (bytes: Uint8Array) => readAgd(memoryBytes(bytes, "made.agd"));
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

describe("readAgd", () => {
	it("reads epochs, settings and skin contact of a file that SQLite wrote", async () => {
		const rows = Array.from({ length: 3000 }, (_, k) => epoch(k));
		const recording = await read(
			agdFile({
				rows,
				capsense: [
					[time(60), 0],
					[time(120), 1],
				],
			}),
		);
		const { samples, flags, starts } = await readWhole(recording);
		expect(recording.start).toEqual({ localTime: "2012-04-04T13:29:00.000", zone: null, utcSeconds: null });
		expect(recording.device).toEqual({
			maker: "ActiGraph",
			model: "GT3XPlus",
			serialNumber: "NEO1D00000001",
			firmware: "2.5.0",
			wearSite: "Left Ankle",
		});
		expect(recording.signals.map(({ name, unit, samplingRateHz }) => `${name} ${unit} ${samplingRateHz}`)).toEqual([
			...["axis1 1 0.1", "axis2 1 0.1", "axis3 1 0.1", "steps 1 0.1", "light lx 0.1"],
			...["inclineOff s 0.1", "inclineStanding s 0.1", "inclineSitting s 0.1", "inclineLying s 0.1"],
		]);
		expect(samples).toEqual(Array.from({ length: 9 }, (_, i) => rows.map((row) => row[i + 1])));
		expect(new Set(flags.flat())).toEqual(new Set([0]));
		expect(starts).toEqual([0]);
		expect(recording.promisedSeconds).toBe(30_000);
		expect(recording.header?.filter).toBe("Normal");
		expect(recording.spots[0]).toEqual({
			name: "worn",
			unit: "1",
			timesSeconds: Float64Array.of(60, 120),
			values: Float64Array.of(0, 1),
		});
		expect(recording.warnings).toEqual([]);
	});

	it("leaves missing epochs and empty cells as gaps, flags what is no count, leaves epochs out that come twice", async () => {
		const rows = [epoch(0), epoch(3), epoch(3), epoch(4), epoch(1), [5n, 1, 1, 1, 1, 1, 1, 1, 1, 1]];
		rows[1]![2] = null;
		rows[3]![1] = -3;
		const recording = await read(agdFile({ rows }));
		const { samples, flags } = await readWhole(recording);
		expect(samples[0]).toEqual([600, Number.NaN, Number.NaN, 603, Number.NaN]);
		expect(flags[0]).toEqual([0, 1, 1, 0, 17]);
		expect(flags[1]).toEqual([0, 1, 1, 1, 0]);
		expect(codes(recording.warnings)).toEqual(["gap", "invalid-value", "late-epoch", "impossible-time"]);
	});

	it("leaves out an epoch whose time makes a hole that the next one denies", async () => {
		const rows = [epoch(0), epoch(1), epoch(30_000), epoch(3), epoch(4)];
		const recording = await read(agdFile({ rows }));
		expect((await readWhole(recording)).samples[0]).toEqual([600, 601, Number.NaN, 603, 604]);
		expect(codes(recording.warnings)).toEqual(["gap", "impossible-time"]);
	});

	it("fills a hole that is longer than a block, and tells of another count and start than the settings promise", async () => {
		const settings = { epochcount: "7", startdatetime: ticks(start - 10) };
		const recording = await read(agdFile({ rows: [epoch(0), epoch(50_000), epoch(50_001)], settings }));
		const { samples, starts } = await readWhole(recording);
		expect(samples[0]!.length).toBe(50_002);
		expect(starts).toEqual([0, 200_000, 400_000]);
		expect(codes(recording.warnings)).toEqual(["other-start", "gap", "other-count"]);
	});

	it.each([
		["no database", new Uint8Array(200), /must begin as a database of SQLite 3; got other bytes/],
		["an empty file", new Uint8Array(0), /got 0 bytes/],
		[
			"a cut database",
			agdFile({ rows: [epoch(0)] }).subarray(0, 5000),
			/must hold \d+ pages of 1024 bytes \(byte 28\); got 4: it is cut short/,
		],
		[
			"another database",
			sqliteFile((database) => database.exec("CREATE TABLE visits (id INTEGER)")),
			/tables settings and data; got visits/,
		],
		[
			"no length of an epoch",
			agdFile({ rows: [epoch(0)], settings: { epochlength: "0" } }),
			/epochlength of 1 to 3600 s; got 0/,
		],
		["no epochs", agdFile({ rows: [] }), /must have epochs with a time in \.NET ticks; got none/],
	])("refuses %s", async (_, bytes, message) => {
		await expect(read(bytes)).rejects.toThrow(message);
	});
});

describe("openSqlite", () => {
	it("reads every kind of value, long rows, and columns that were added later", async () => {
		const long = "x".repeat(10_000);
		const bytes = sqliteFile((database) => {
			database.exec(
				`CREATE TABLE "odd, name" ([id] INTEGER PRIMARY KEY, "a b" TEXT NULL, v NUMERIC(4, 2), CHECK (id >= 0))`,
			);
			const row = database.prepare(`INSERT INTO "odd, name" VALUES (?, ?, ?)`);
			const values = [
				null,
				0,
				1,
				-1,
				300,
				-70_000,
				2 ** 40,
				-(2 ** 31),
				2n ** 60n,
				-(2n ** 62n),
				0.5,
				Buffer.from([1, 2]),
			];
			values.forEach((value, i) => {
				row.run(100 * i, i === 3 ? long : `é${i}`, value);
			});
			database.exec(`ALTER TABLE "odd, name" ADD COLUMN late TEXT`);
		});
		const database = await openSqlite(memoryBytes(bytes, "made.db"), "openSqlite");
		const table = database.tables[0]!;
		expect([table.name, table.columns]).toEqual(["odd, name", ["id", "a b", "v", "late"]]);
		const rows = [];
		for await (const some of database.rows(table)) rows.push(...some);
		expect(rows.map(([, , v]) => v)).toEqual([
			...[null, 0, 1, -1, 300, -70_000, 2 ** 40, -(2 ** 31), 2n ** 60n, -(2n ** 62n), 0.5],
			Uint8Array.of(1, 2),
		]);
		expect(rows.map(([id]) => id)).toEqual(rows.map((_, i) => 100 * i));
		expect([rows[3]![1], rows[4]![1], rows[4]![3]]).toEqual([long, "é4", null]);
	});

	it("refuses a tree that goes in circles", async () => {
		const bytes = agdFile({ rows: Array.from({ length: 500 }, (_, k) => epoch(k)) });
		const database = await openSqlite(memoryBytes(bytes, "made.agd"), "readAgd");
		const table = database.tables.find(({ name }) => name === "data")!;
		const page = (table.rootPage - 1) * 1024;
		// The right-most child of the root becomes the root itself.
		new DataView(bytes.buffer).setUint32(page + 8, table.rootPage);
		const all = async () => {
			for await (const _ of database.rows(table));
		};
		await expect(all()).rejects.toThrow(/must have each page once in table data; got page \d+ twice/);
	});
});

it("public API: exports exactly this name", async () => {
	expect(Object.keys(await import("./index.ts"))).toEqual(["readAgd"]);
});
