import { InvalidInputError, type Recording } from "@quickening/core";
import { readActical } from "../actical/index.ts";
import { readActigraphCsv } from "../actigraph-csv/index.ts";
import { readActiwatch } from "../actiwatch/index.ts";
import { readActTrust } from "../acttrust/index.ts";
import { readAgd } from "../agd/index.ts";
import { readAxivityWav } from "../axivity-wav/index.ts";
import type { ByteSource } from "../bytes/byte-source.ts";
import { readCwa } from "../cwa/index.ts";
import { readDaqtometer } from "../daqtometer/index.ts";
import { readGenea } from "../genea/index.ts";
import { readGeneactiv } from "../geneactiv/index.ts";
import { readGt3x } from "../gt3x/index.ts";
import { identifyRecording, type RecordingFormat } from "../identify/index.ts";
import { readMotionWare } from "../motionware/index.ts";
import { readParmayMatrix } from "../parmay-matrix/index.ts";
import { readPhilips } from "../philips/index.ts";
import { readTempatilumi } from "../tempatilumi/index.ts";
import type { DateOrder } from "../text/index.ts";

export interface OpenMovementOptions {
	/** Which comes first in a date that is written in numbers, where a file does not settle it. */
	readonly dateOrder?: DateOrder;
}

/** A recording of movement, and what its file was found to be. */
export interface MovementFile {
	readonly format: RecordingFormat;
	readonly recording: Recording;
}

type Open = (source: ByteSource, options: OpenMovementOptions) => Promise<Recording>;

/** Readers of movement, by the format that {@link identifyRecording} names. */
const readers: Partial<Record<RecordingFormat, Open>> = {
	actical: readActical,
	"actigraph-csv": readActigraphCsv,
	actiwatch: readActiwatch,
	acttrust: readActTrust,
	agd: (source) => readAgd(source),
	agdc: (source) => readGt3x(source),
	"axivity-wav": (source) => readAxivityWav(source),
	cwa: (source) => readCwa(source),
	daqtometer: (source) => readDaqtometer(source),
	genea: (source) => readGenea(source),
	geneactiv: (source) => readGeneactiv(source),
	gt3x: (source) => readGt3x(source),
	motionware: (source) => readMotionWare(source),
	"parmay-matrix": (source) => readParmayMatrix(source),
	philips: readPhilips,
	tempatilumi: readTempatilumi,
};

/** Whether a format that was found is one of movement, raw or by epoch. */
export function isMovementFormat(format: RecordingFormat): boolean {
	return readers[format] !== undefined;
}

/**
 * Opens a recording of movement, whatever device it is from: what it is, is told by its content.
 *
 * @returns Raw acceleration (signals x, y and z in g) or values by epoch, with the format.
 * @throws InvalidInputError that says what is wrong with the file, or (code "no-movement") what it is instead.
 */
export async function openMovement(source: ByteSource, options: OpenMovementOptions = {}): Promise<MovementFile> {
	const { format, why } = await identifyRecording(source);
	const open = readers[format];
	if (open === undefined) {
		throw new InvalidInputError(
			`openMovement: source must be a recording of movement; got ${source.name}, which ${why}`,
			{ code: "no-movement", argument: "source", received: format },
		);
	}
	return { format, recording: await open(source, options) };
}
