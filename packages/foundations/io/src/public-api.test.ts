import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
	readonly exports: Readonly<Record<string, { readonly "@quickening/source": string }>>;
};

it("exports exactly these names, from each of its doors", async () => {
	const doors = await Promise.all(
		Object.entries(exports).map(async ([door, { "@quickening/source": source }]) => {
			const names = Object.keys(await import(new URL(`../${source}`, import.meta.url).href));
			return [door, names.sort()] as const;
		}),
	);
	expect(Object.fromEntries(doors)).toMatchInlineSnapshot(`
		{
		  ".": [
		    "readWav",
		    "readWfdb",
		    "readWfdbAnnotations",
		    "readWfdbHeader",
		    "wfdbBeatSymbols",
		  ],
		  "./actical": [
		    "readActical",
		  ],
		  "./actigraph-csv": [
		    "readActigraphCsv",
		  ],
		  "./actiwatch": [
		    "readActiwatch",
		  ],
		  "./acttrust": [
		    "readActTrust",
		  ],
		  "./agd": [
		    "readAgd",
		  ],
		  "./axivity-wav": [
		    "readAxivityWav",
		  ],
		  "./bytes": [
		    "blobBytes",
		    "memoryBytes",
		  ],
		  "./cgm": [
		    "readCgm",
		    "valueFlags",
		  ],
		  "./cwa": [
		    "readCwa",
		  ],
		  "./daqtometer": [
		    "readDaqtometer",
		  ],
		  "./edf": [
		    "readEdf",
		  ],
		  "./genea": [
		    "readGenea",
		  ],
		  "./geneactiv": [
		    "readGeneactiv",
		  ],
		  "./gt3x": [
		    "readGt3x",
		  ],
		  "./identify": [
		    "identifyRecording",
		  ],
		  "./motionware": [
		    "readMotionWare",
		  ],
		  "./movement": [
		    "isMovementFormat",
		    "openMovement",
		  ],
		  "./node": [
		    "fileBytes",
		  ],
		  "./parmay-matrix": [
		    "readParmayMatrix",
		  ],
		  "./philips": [
		    "intervalStatus",
		    "readPhilips",
		  ],
		  "./rds": [
		    "rDataFrame",
		    "readRds",
		  ],
		  "./rr": [
		    "readRr",
		    "valueFlags",
		  ],
		  "./tempatilumi": [
		    "readTempatilumi",
		  ],
		  "./xpt": [
		    "readIbmNumber",
		    "readXpt",
		  ],
		}
	`);
});
