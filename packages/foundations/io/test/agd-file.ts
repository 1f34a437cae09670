import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** What SQLite itself makes of some statements, as the bytes of a file. */
export function sqliteFile(fill: (database: DatabaseSync) => void): Uint8Array {
	const folder = mkdtempSync(join(tmpdir(), "quickening-agd-"));
	try {
		const path = join(folder, "made.agd");
		const database = new DatabaseSync(path);
		database.exec("PRAGMA page_size = 1024");
		fill(database);
		database.close();
		return new Uint8Array(readFileSync(path));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

export interface AgdContent {
	readonly settings?: Readonly<Record<string, string>>;
	/** Ticks, then the nine values of an epoch. */
	readonly rows: readonly (readonly (number | bigint | string | null)[])[];
	readonly capsense?: readonly (readonly [time: bigint, state: number])[];
}

/** An AGD file with ActiLife's tables. */
export function agdFile({ settings = {}, rows, capsense = [] }: AgdContent): Uint8Array {
	return sqliteFile((database) => {
		database.exec(`
			CREATE TABLE settings (settingID INTEGER PRIMARY KEY, settingName VARCHAR(64), settingValue VARCHAR(8192));
			CREATE TABLE data (dataTimestamp INTEGER, axis1 REAL, axis2 REAL, axis3 REAL, steps REAL, lux REAL,
				inclineOff REAL, inclineStanding REAL, inclineSitting REAL, inclineLying REAL);
			CREATE INDEX IX_dataTimestamp ON data (dataTimestamp);
			CREATE TABLE capsense (timeStamp INTEGER, signal INTEGER, reference INTEGER, state INTEGER, bursts INTEGER);
			BEGIN;
		`);
		const all = {
			devicename: "GT3XPlus",
			deviceserial: "NEO1D00000001",
			deviceversion: "2.5.0",
			filter: "Normal",
			epochlength: "10",
			startdatetime: String(rows[0]?.[0] ?? 0),
			epochcount: String(rows.length),
			limb: "Ankle",
			side: "Left",
			...settings,
		};
		const setting = database.prepare("INSERT INTO settings (settingName, settingValue) VALUES (?, ?)");
		for (const [name, value] of Object.entries(all)) setting.run(name, value);
		const row = database.prepare("INSERT INTO data VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
		for (const values of rows) row.run(...values);
		const touch = database.prepare("INSERT INTO capsense VALUES (?, 520, 520, ?, 10)");
		for (const values of capsense) touch.run(...values);
		database.exec("COMMIT");
	});
}
