/** Formats that are told apart, and the door of this package behind which they are read; null where none reads them. */
export const formatDoors = {
	actical: "@quickening/io/actical",
	"actigraph-csv": "@quickening/io/actigraph-csv",
	actiwatch: "@quickening/io/actiwatch",
	acttrust: "@quickening/io/acttrust",
	agd: "@quickening/io/agd",
	agdc: "@quickening/io/gt3x",
	"apple-health": null,
	"axivity-wav": "@quickening/io/axivity-wav",
	bdf: "@quickening/io/edf",
	cgm: "@quickening/io/cgm",
	cwa: "@quickening/io/cwa",
	daqtometer: "@quickening/io/daqtometer",
	edf: "@quickening/io/edf",
	fit: null,
	genea: "@quickening/io/genea",
	geneactiv: "@quickening/io/geneactiv",
	gpx: null,
	gt3x: "@quickening/io/gt3x",
	motionware: "@quickening/io/motionware",
	"parmay-matrix": "@quickening/io/parmay-matrix",
	philips: "@quickening/io/philips",
	rds: "@quickening/io/rds",
	rr: "@quickening/io/rr",
	sqlite: null,
	tempatilumi: "@quickening/io/tempatilumi",
	wav: "@quickening/io",
	wfdb: "@quickening/io",
	xlsx: null,
	xpt: "@quickening/io/xpt",
	zip: null,
} as const;

export type RecordingFormat = keyof typeof formatDoors;

/** What a file was found to be. */
export interface IdentifiedFile {
	readonly format: RecordingFormat;
	/** What in the file says so, for a person. */
	readonly why: string;
	/** The door of this package that reads it; null when it is known and not read. */
	readonly subpath: string | null;
}
