/**
 * SAS transport files (XPORT, .xpt): a data set with labels, formats, numbers to the bit and all 28 missing values.
 *
 * First call: `readXpt(blobBytes(file, file.name))`.
 */

export { type IbmNumber, readIbmNumber } from "./ibm-number.ts";
export {
	type ReadXptOptions,
	readXpt,
	type XptColumn,
	type XptNumberColumn,
	type XptTable,
	type XptTextColumn,
} from "./read-xpt.ts";
