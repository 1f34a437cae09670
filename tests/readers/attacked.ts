import { actigraphReaders } from "./actigraph.ts";
import { annotationFiles, tableFile, wavFiles, wfdbRecords } from "./originals.ts";
import { readAnnotations, readRecord, readSound, readTable } from "./readings.ts";
import type { Attacked } from "./survey-damage.ts";
import { attackedRecordings } from "./test/raw-recordings.ts";
import { attackedTexts } from "./text-formats.ts";
import { attackedTables } from "./xpt-and-rds.ts";

const only =
	(...allowed: readonly string[]) =>
	(parts: readonly string[]) =>
		parts.every((part) => allowed.includes(part));

/** Numbers of each line, as readings write series. */
const series = (text: string | undefined) => (text ?? "").split("\n").map((line) => line.split(" ").map(Number));

/** The first sample and the 16-bit sum of each signal: all that a header says of its samples. */
const sums = (digital: string | undefined) =>
	series(digital).map((samples) => [samples[0], samples.reduce((sum, value) => (sum + value) | 0, 0) & 0xffff].join());

/** Every reader, with undamaged files and with what its format cannot show. */
export const attacked: readonly Attacked[] = [
	{
		name: "WFDB header",
		originals: wfdbRecords.map(({ header }) => header),
		read: (bytes, i) => readRecord(bytes, wfdbRecords[i]!.samples, wfdbRecords[i]!),
		// Each stands there once, in any form that is well made.
		isUnseen: only("comments", "name", "unit", "rate", "start", "scale"),
	},
	...wfdbRecords.map(
		(record): Attacked => ({
			name: `WFDB format ${record.format}`,
			originals: [record.samples],
			read: (bytes) => readRecord(record.header, bytes, record),
			isUnseen: (parts, found, truth) =>
				only("digital")(parts) && sums(found.content.digital).join() === sums(truth.content.digital).join(),
		}),
	),
	{
		name: "WFDB annotations",
		originals: annotationFiles(),
		read: readAnnotations,
		isUnseen: only("count", "steps", "symbols", "notes", "subtypes", "channels"),
	},
	{ name: "WAV", originals: wavFiles(), read: readSound, isUnseen: only("samples") },
	{
		name: "CSV",
		originals: [tableFile("csv")],
		read: (bytes) => readTable(bytes, "csv"),
		isUnseen: only("rows", "cells"),
	},
	{
		name: "Arrow",
		originals: [tableFile("arrow")],
		read: (bytes) => readTable(bytes, "arrow"),
		isUnseen: only("cells"),
	},
	{
		name: "Parquet",
		originals: [tableFile("parquet")],
		read: (bytes) => readTable(bytes, "parquet"),
		// Smallest and largest numbers, and missing cells, are in the file once more.
		isUnseen: (parts, found, truth) => only("cells")(parts) && found.content.bounds === truth.content.bounds,
	},
	...attackedTables,
	...attackedTexts,
	...attackedRecordings,
	...actigraphReaders,
];
