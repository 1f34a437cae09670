/**
 * Values that R saved with `saveRDS` (.rds): vectors, lists and data frames with factors, dates, times and NA.
 *
 * First call: `rDataFrame((await readRds(blobBytes(file, file.name))).object)`.
 */

export { type RColumn, type RDataFrame, rDataFrame } from "./r-data-frame.ts";
export type {
	RAttributes,
	RCharacter,
	RComplex,
	RDouble,
	RInteger,
	RList,
	RLogical,
	RNull,
	RObject,
	ROpaque,
	RPairlist,
	RRaw,
	RS4,
	RSymbol,
} from "./r-object.ts";
export { type RdsFile, type ReadRdsOptions, readRds } from "./read-rds.ts";
