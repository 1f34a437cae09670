import type { Recording } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import type { DateOrder } from "../text/index.ts";
import { isZip } from "../zip/is-zip.ts";
import { readActiware } from "./read-actiware.ts";
import { readHealthBand } from "./read-health-band.ts";

export interface ReadPhilipsOptions {
	/** Which comes first in a date that is written in numbers, where the file does not settle it. */
	readonly dateOrder?: DateOrder;
	/** Zone that the device's clock kept, instead of the offset in the file. */
	readonly zone?: string;
}

/**
 * Reads a CSV export of Actiware 5 or 6 in English, German, French or Dutch, or a workbook of the Philips Health Band (DataList
 * or Sleep_Wake). Signals of Actiware: `counts`, `light` (lx), `redLight`, `greenLight`, `blueLight` (uW/cm2), `marker`,
 * `offWrist`, `wake` (the program's score: 0 asleep, 1 awake), `mobile`, `interval` (see `intervalStatus`).
 *
 * @throws InvalidInputError when the file is neither, or its dates can be read in two ways and `dateOrder` is not given.
 */
export async function readPhilips(source: ByteSource, options: ReadPhilipsOptions = {}): Promise<Recording> {
	return isZip(await source.read(0, 4)) ? readHealthBand(source, options) : readActiware(source, options);
}
