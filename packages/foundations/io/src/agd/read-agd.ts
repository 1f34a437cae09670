import { type Recording, type SignalBlock, type SpotSeries, sampleFlags, type Warning } from "@quickening/core";
import { secondsOfTicks } from "../actigraph/clock.ts";
import { epochSignal } from "../actigraph/epoch-signals.ts";
import { firstBorneOut, timedRows } from "../actigraph/timed-rows.ts";
import type { ByteSource } from "../bytes/byte-source.ts";
import { isPlausibleDate } from "../clock/local-seconds.ts";
import { isoOfLocal } from "../clock/print-clock.ts";
import { recordingStart } from "../clock/recording-start.ts";
import { spotLists } from "../device/spot-lists.ts";
import { fileError } from "../errors/file-error.ts";
import { openSqlite, type SqliteFile, type SqliteTable } from "../sqlite/open-sqlite.ts";
import type { SqliteValue } from "../sqlite/table-rows.ts";

/** Longer than any device stores epochs; a time beyond it is damaged. */
const longestSeconds = 400 * 86_400;

/**
 * Reads an AGD file of ActiLife: activity counts, steps, light and inclinometer by epoch.
 *
 * @param source - The file, a database of SQLite 3. A block's pages are read when it is asked for.
 * @returns Signals as the file names them: "axis1" (the device's y, along the body at the waist), "axis2" (x), "axis3" (z),
 *   "steps" in counts; "light" in lx; "inclineOff", "inclineStanding", "inclineSitting", "inclineLying" in s of an epoch.
 *   Missing epochs are NaN, flagged `gap`; a value that cannot be is NaN, flagged `gap` and `damaged`. The zone is not in the
 *   file. `header` has the table of settings: filter, subject, firmware, original rate. Spots: "worn" (0 or 1), where the
 *   device felt the skin.
 * @throws InvalidInputError when the file is no database, or has no epochs or no length of an epoch.
 *
 * Source: SQLite's file format; tables as ActiLife 6 writes them.
 * Agrees with: the tables' CSV twins of actigraph.sleepr (tests/peers/pygt3x), every value.
 */
export async function readAgd(source: ByteSource): Promise<Recording> {
	const file = source.name;
	const fail = (problem: string, received: unknown, advice: string) =>
		fileError({ reader: "readAgd", file, problem, received, advice });
	const database = await openSqlite(source, "readAgd");
	const warnings: Warning[] = [...database.warnings];
	const warn = (code: string, what: string) => warnings.push({ code, message: `${file}: ${what}.` });
	const data = tableOf(database, "data", ["dataTimestamp", "axis1"]);
	const settingsTable = tableOf(database, "settings", ["settingName", "settingValue"]);
	if (data === undefined || settingsTable === undefined) {
		const names = database.tables.map(({ name }) => name).join(", ") || "no table";
		throw fail("must have ActiLife's tables settings and data", names, "Choose an AGD file.");
	}
	const header = await settingsOf(database, settingsTable, warn);
	const epochSeconds = Number(header.epochlength);
	if (!Number.isInteger(epochSeconds) || epochSeconds < 1 || epochSeconds > 3600) {
		throw fail(
			"must have a setting epochlength of 1 to 3600 s",
			header.epochlength ?? "none",
			"Export the epochs again.",
		);
	}
	const timeColumn = data.columns.indexOf("dataTimestamp");
	const found = data.columns.flatMap((name, column) => {
		const signal = epochSignal(name);
		return signal === undefined ? [] : [{ ...signal, column }];
	});
	if (new Set(found.map(({ name }) => name)).size !== found.length) {
		throw fail("must have each column of data once", data.columns.join(", "), "Export the epochs again.");
	}
	const unread = data.columns.filter((name) => name !== "dataTimestamp" && epochSignal(name) === undefined);
	if (unread.length > 0) warn("unread-column", `columns that are not read: ${unread.join(", ")}`);
	const saidSeconds = /^\d{1,19}$/.test(header.startdatetime ?? "")
		? secondsOfTicks(BigInt(header.startdatetime!))
		: Number.NaN;
	const startSeconds = await firstTime(database, data, { timeColumn, epochSeconds, saidSeconds });
	if (!isPlausibleDate(startSeconds))
		throw fail("must have epochs with a time in .NET ticks", "none", "Export the epochs again.");
	const promised = /^\d+$/.test(header.epochcount ?? "") ? Number(header.epochcount) : null;
	if (saidSeconds !== startSeconds) {
		const what = Number.isNaN(saidSeconds) ? "have no start" : `say that it starts at ${isoOfLocal(saidSeconds)}`;
		warn("other-start", `the settings ${what}; its first epoch is of ${isoOfLocal(startSeconds)}`);
	}
	const capsense = tableOf(database, "capsense", ["timeStamp", "state"]);
	const nHeaderWarnings = warnings.length;
	const spots: SpotSeries[] = [];
	const word = (key: string) => header[key] || null;
	return {
		format: "agd",
		start: recordingStart(startSeconds, null),
		device: {
			maker: "ActiGraph",
			model: word("devicename"),
			serialNumber: word("deviceserial"),
			firmware: word("deviceversion"),
			wearSite: [word("side"), word("limb")].filter((one) => one !== null).join(" ") || null,
		},
		signals: found.map(({ name, unit }) => ({ name, unit, samplingRateHz: 1 / epochSeconds })),
		promisedSeconds: promised === null ? null : promised * epochSeconds,
		header,
		warnings,
		spots,
		async *blocks({ onProgress } = {}): AsyncGenerator<SignalBlock> {
			warnings.length = nHeaderWarnings;
			spots.length = 0;
			const counts = { invalid: 0, offGrid: 0, gap: 0, late: 0, outlier: 0, rows: 0 };
			const epochs = timedRows({
				nSignals: found.length,
				samplingRateHz: 1 / epochSeconds,
				onFate: (fate, _, n) => {
					counts[fate] += n;
				},
			});
			const values = new Float64Array(found.length);
			const flags = new Uint8Array(found.length);
			const onRead = (bytesRead: number) => onProgress?.({ bytesRead, bytesInAll: source.sizeBytes });
			for await (const rows of database.rows(data, onRead)) {
				for (const row of rows) {
					counts.rows++;
					const seconds = secondsOf(row[timeColumn]!) - startSeconds;
					const index = Math.round(seconds / epochSeconds);
					if (Number.isNaN(seconds) || Math.abs(seconds) > longestSeconds) {
						counts.outlier++;
						continue;
					}
					if (Math.abs(seconds - index * epochSeconds) > 0.5) counts.offGrid++;
					for (const [i, { column }] of found.entries()) {
						const value = row[column]!;
						// An empty cell is missing; what is no number from 0 is damage.
						const isRight = value === null || (typeof value === "number" && value >= 0 && value < 1e9);
						values[i] = isRight && value !== null ? value : Number.NaN;
						flags[i] = isRight ? 0 : sampleFlags.damaged;
						if (!isRight) counts.invalid++;
					}
					epochs.offer(index, values, flags, counts.rows);
					while (!epochs.settle()) yield epochs.take()!;
				}
			}
			epochs.end();
			while (!epochs.settle()) yield epochs.take()!;
			const last = epochs.take();
			if (last !== null) yield last;
			const tell = (n: number, code: string, what: string) => {
				if (n > 0) warn(code, `${n} ${what}`);
			};
			tell(counts.gap, "gap", "epochs are missing, which are gaps");
			tell(counts.invalid, "invalid-value", "values are no numbers from 0 and are flagged as damaged");
			tell(counts.offGrid, "off-grid", `epochs do not begin at a multiple of ${epochSeconds} s from the first`);
			tell(counts.late, "late-epoch", "epochs come twice or are dated before one that stood there, and are left out");
			tell(counts.outlier, "impossible-time", "epochs have a time that cannot be and are left out");
			if (promised !== counts.rows) {
				warn("other-count", `the settings promise ${header.epochcount ?? "no"} epochs; the table has ${counts.rows}`);
			}
			if (capsense !== undefined) {
				const lists = spotLists();
				const [time, state] = [capsense.columns.indexOf("timeStamp"), capsense.columns.indexOf("state")];
				for await (const rows of database.rows(capsense)) {
					for (const row of rows) {
						const seconds = secondsOf(row[time]!) - startSeconds;
						if (!Number.isNaN(seconds)) lists.add("worn", "1", seconds, row[state] === 0 ? 0 : 1);
					}
				}
				spots.push(...lists.series());
			}
		},
	};
}

function tableOf({ tables }: SqliteFile, name: string, columns: readonly string[]): SqliteTable | undefined {
	return tables.find((table) => table.name === name && columns.every((column) => table.columns.includes(column)));
}

/** Ticks as seconds of the device's clock; NaN for what is none. */
function secondsOf(value: SqliteValue): number {
	if (typeof value !== "bigint" && typeof value !== "number") return Number.NaN;
	return typeof value === "bigint" || Number.isInteger(value) ? secondsOfTicks(BigInt(value)) : Number.NaN;
}

/** The first time that the next one bears out, among those of the first pages. */
async function firstTime(
	database: SqliteFile,
	data: SqliteTable,
	options: { readonly timeColumn: number; readonly epochSeconds: number; readonly saidSeconds: number },
): Promise<number> {
	const times: number[] = [];
	for await (const rows of database.rows(data)) {
		for (const row of rows) times.push(secondsOf(row[options.timeColumn]!));
		if (times.filter((time) => !Number.isNaN(time)).length > 2) break;
	}
	return firstBorneOut(times, { ...options, stepSeconds: options.epochSeconds });
}

async function settingsOf(
	database: SqliteFile,
	table: SqliteTable,
	warn: (code: string, what: string) => void,
): Promise<Readonly<Record<string, string>>> {
	const [name, value] = [table.columns.indexOf("settingName"), table.columns.indexOf("settingValue")];
	const settings = new Map<string, string>();
	for await (const rows of database.rows(table)) {
		for (const row of rows) {
			const [key, text] = [row[name], row[value]];
			if (typeof key !== "string") continue;
			if (settings.has(key)) warn("repeated-key", `the settings have "${key}" twice; the last is taken`);
			settings.set(key, text === null ? "" : String(text));
		}
	}
	return Object.fromEntries(settings);
}
