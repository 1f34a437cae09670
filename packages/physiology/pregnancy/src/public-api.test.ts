import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "alignByGestation",
		  "alignByTimeToBirth",
		  "completedWeeks",
		  "correctedPeriodError",
		  "crownRumpAge",
		  "crownRumpFormulas",
		  "datePregnancy",
		  "daysToBirth",
		  "drawGestationStart",
		  "embryoTransferError",
		  "errorGivenScan",
		  "gestationalAgeInterval",
		  "gestationalAgeOn",
		  "infantAge",
		  "lastPeriodError",
		  "postpartumDay",
		  "pregnancyOrder",
		  "pretermProbability",
		  "printGestationalAge",
		  "printLocalDate",
		  "probabilityBelow",
		  "propagateDatingError",
		  "readGestationalAge",
		  "readLocalDate",
		  "redatingBands",
		  "redatingLimitDays",
		  "scanError",
		  "trimester",
		  "trimesterProbabilities",
		  "trimesterStartsDays",
		  "weeksToBirth",
		]
	`);
});
