import { InvalidInputError, type Recording } from "@quickening/core";
import { readActical } from "@quickening/io/actical";
import { readActigraphCsv } from "@quickening/io/actigraph-csv";
import { type ReadActiwatchOptions, readActiwatch } from "@quickening/io/actiwatch";
import { readActTrust } from "@quickening/io/acttrust";
import { readAgd } from "@quickening/io/agd";
import { readAxivityWav } from "@quickening/io/axivity-wav";
import type { ByteSource } from "@quickening/io/bytes";
import { readCwa } from "@quickening/io/cwa";
import { readDaqtometer } from "@quickening/io/daqtometer";
import { readGenea } from "@quickening/io/genea";
import { readGeneactiv } from "@quickening/io/geneactiv";
import { readGt3x } from "@quickening/io/gt3x";
import { identifyRecording, type RecordingFormat } from "@quickening/io/identify";
import { readMotionWare } from "@quickening/io/motionware";
import { readParmayMatrix } from "@quickening/io/parmay-matrix";
import { readPhilips } from "@quickening/io/philips";
import { readTempatilumi } from "@quickening/io/tempatilumi";

export type { RecordingFormat };
export type DateOrder = NonNullable<ReadActiwatchOptions["dateOrder"]>;

interface Dates {
	readonly dateOrder?: DateOrder;
}

/** Recordings of movement, by the format that `identifyRecording` names. */
const readers: Partial<Record<RecordingFormat, (source: ByteSource, dates: Dates) => Promise<Recording>>> = {
	gt3x: (source) => readGt3x(source),
	agdc: (source) => readGt3x(source),
	cwa: (source) => readCwa(source),
	"axivity-wav": (source) => readAxivityWav(source),
	genea: (source) => readGenea(source),
	geneactiv: (source) => readGeneactiv(source),
	"parmay-matrix": (source) => readParmayMatrix(source),
	"actigraph-csv": (source, dates) => readActigraphCsv(source, dates),
	agd: (source) => readAgd(source),
	actiwatch: (source, dates) => readActiwatch(source, dates),
	actical: (source, dates) => readActical(source, dates),
	philips: (source, dates) => readPhilips(source, dates),
	acttrust: (source, dates) => readActTrust(source, dates),
	daqtometer: (source) => readDaqtometer(source),
	motionware: (source) => readMotionWare(source),
	tempatilumi: (source, dates) => readTempatilumi(source, dates),
};

/**
 * Opens a recording of movement, whatever device it is from: what it is, is told by its content.
 *
 * @throws InvalidInputError that says what is wrong with the file, or that it is no recording of movement.
 */
export async function readRecording(
	source: ByteSource,
	{ dateOrder }: { readonly dateOrder: DateOrder | null },
): Promise<{ readonly recording: Recording; readonly format: RecordingFormat }> {
	const { format, why } = await identifyRecording(source);
	const open = readers[format];
	if (open === undefined) {
		throw new InvalidInputError(
			`readRecording: source must be a recording of movement; got ${source.name}, which ${why}`,
			{ code: "no-movement", argument: "source", received: format },
		);
	}
	return { recording: await open(source, dateOrder === null ? {} : { dateOrder }), format };
}
