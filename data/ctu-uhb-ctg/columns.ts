// Made from data/ctu-uhb-ctg/dataset.json by `quickening sync`: a change here is lost, one there is taken over.
import { defineColumns, type RowOfTable } from "@quickening/table";

/** ann_db.csv: One row for each record: outcome, mother, child, delivery, signal. */
export const annDb = defineColumns(
	{
		/** record, the name of its file in signals/; id, 1001 to 2046 */
		"ID": {
			type: "integer",
			unit: "id",
			range: [1001, 2046],
			key: true,
		},
		/** pH of umbilical artery blood; 1, 6.85 to 7.47 */
		"pH": {
			type: "number",
			unit: "1",
			range: [6.85, 7.47],
		},
		/** base deficit in extracellular fluid, umbilical artery; mmol/L, -3.4 to 26.11 */
		"BDecf": {
			type: "number",
			unit: "mmol/L",
			range: [-3.4, 26.11],
			missing: [""],
		},
		/** partial pressure of carbon dioxide, umbilical artery; kPa, 0.7 to 12.3 */
		"pCO2": {
			type: "number",
			unit: "kPa",
			range: [0.7, 12.3],
			missing: [""],
			fault: "The sources read state no unit; the values (median 7) are plausible in kPa alone. 0.7 in record 2030 is not.",
		},
		/** base excess, umbilical artery; mmol/L, -26.8 to -0.2 */
		"BE": {
			type: "number",
			unit: "mmol/L",
			range: [-26.8, -0.2],
			missing: [""],
		},
		/** Apgar score at 1 minute; 1, 1 to 10 */
		"Apgar1": {
			type: "integer",
			unit: "1",
			range: [1, 10],
		},
		/** Apgar score at 5 minutes; 1, 4 to 10 */
		"Apgar5": {
			type: "integer",
			unit: "1",
			range: [4, 10],
		},
		/** days in neonatal intensive care; days, 0 to 0 */
		"NICU days": {
			type: "integer",
			unit: "days",
			range: [0, 0],
			fault: "The same value, 0, in all 552 rows: it carries no information, and is not evidence that none occurred.",
		},
		/** neonatal seizures; code, 0 to 0 */
		"Seizures": {
			type: "integer",
			unit: "code",
			range: [0, 0],
			fault: "The same value, 0, in all 552 rows: it carries no information, and is not evidence that none occurred.",
		},
		/** hypoxic ischaemic encephalopathy; code, 0 to 0 */
		"HIE": {
			type: "integer",
			unit: "code",
			range: [0, 0],
			fault: "The same value, 0, in all 552 rows: it carries no information, and is not evidence that none occurred.",
		},
		/** neonatal intubation; code, 0 to 0 */
		"Intubation": {
			type: "integer",
			unit: "code",
			range: [0, 0],
			fault: "The same value, 0, in all 552 rows: it carries no information, and is not evidence that none occurred.",
		},
		/** main diagnosis; code, 0 to 0 */
		"Main diag.": {
			type: "integer",
			unit: "code",
			range: [0, 0],
			fault: "The same value, 0, in all 552 rows: it carries no information, and is not evidence that none occurred.",
		},
		/** other diagnoses; code, 0 to 0 */
		"Other diag.": {
			type: "integer",
			unit: "code",
			range: [0, 0],
			fault: "The same value, 0, in all 552 rows: it carries no information, and is not evidence that none occurred.",
		},
		/** completed weeks of gestation at birth; weeks, 37 to 43 */
		"Gest. weeks": {
			type: "integer",
			unit: "weeks",
			range: [37, 43],
		},
		/** birth weight; g, 1970 to 4750 */
		"Weight(g)": {
			type: "number",
			unit: "g",
			range: [1970, 4750],
			missing: [""],
		},
		/** sex of the child; code, 1 to 2 */
		"Sex": {
			type: "integer",
			unit: "code",
			range: [1, 2],
			codes: { "1": "female", "2": "male" },
		},
		/** mother's age at delivery; years, 18 to 46 */
		"Age": {
			type: "number",
			unit: "years",
			range: [18, 46],
		},
		/** pregnancies, this one included; 1, 1 to 11 */
		"Gravidity": {
			type: "integer",
			unit: "1",
			range: [1, 11],
			missing: [""],
		},
		/** previous deliveries; 1, 0 to 7 */
		"Parity": {
			type: "integer",
			unit: "1",
			range: [0, 7],
		},
		/** maternal risk factor; code, 0 to 1 */
		"Diabetes": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** maternal risk factor; code, 0 to 1 */
		"Hypertension": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** maternal risk factor; code, 0 to 1 */
		"Preeclampsia": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** liquor praecox (the headers say "Liq. praecox"): rupture of membranes before labour; code, 0 to 1 */
		"Liq.": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** maternal risk factor: fever; code, 0 to 1 */
		"Pyrexia": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** risk factor: meconium in the amniotic fluid; code, 0 to 1 */
		"Meconium": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** presentation of the fetus; code, 1 to 3 */
		"Presentation": {
			type: "integer",
			unit: "code",
			range: [1, 3],
			missing: [""],
			codes: { "1": "normal (the authors' template marks this reading with question marks)", "2": "breech", "3": "other" },
		},
		/** induction of labour; code, 0 to 1 */
		"Induced": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** length of the first stage of labour; min, -30 to 648 */
		"I.stage": {
			type: "number",
			unit: "min",
			range: [-30, 648],
			outside: [393425],
			fault: "393425 in record 1408 is impossible and lies outside the stated range; -15 (records 1362, 2036) and -30 (2012) are negative lengths of unknown meaning.",
		},
		/** no progress of labour, in the obstetrician's judgement; code, 0 to 1 */
		"NoProgress": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** possible reason of no progress: cervicocorporal or cephalopelvic disproportion; code, 0 to 1 */
		"CK/KP": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** length of the second stage of labour; min, 2 to 30 */
		"II.stage": {
			type: "number",
			unit: "min",
			range: [2, 30],
			missing: [-1],
			fault: "-1 means that there was no second stage, but four vaginal births (1162, 1274, 1356, 1408) have it too, and four caesareans (2011, 2013, 2042, 2043) do not.",
		},
		/** type of delivery; code, 1 to 2 */
		"Deliv. type": {
			type: "integer",
			unit: "code",
			range: [1, 2],
			codes: { "1": "vaginal (506)", "2": "caesarean section (46)" },
		},
		/** identifier in the authors' own database, for their internal use; id, 974204 to 1117886 */
		"dbID": {
			type: "integer",
			unit: "id",
			range: [974204, 1117886],
		},
		/** how the fetal heart was recorded; code, 1 to 12 */
		"Rec. type": {
			type: "integer",
			unit: "code",
			range: [1, 12],
			missing: [-1],
			codes: { "1": "ultrasound (413)", "2": "fetal scalp electrode (102)", "12": "ultrasound and scalp electrode (35)" },
		},
		/** sample at which the second stage of labour begins, from the start of the signal; samples, 14400 to 19277 */
		"Pos. II.st.": {
			type: "integer",
			unit: "{samples}",
			range: [14400, 19277],
			missing: [-1],
		},
		/** minutes from the last sample to birth; min, 0 to 0 */
		"Sig2Birth": {
			type: "number",
			unit: "min",
			range: [0, 0],
			fault: "The same value, 0, in all 552 rows. Records end in zeros, so the end of the signal is not the moment of birth either.",
		},
	},
);
export type AnnDbRow = RowOfTable<typeof annDb>;

/** signals/*.csv: One row for each sample, 4 Hz; 14,400 to 21,620 samples a record (60 to 90 minutes). */
export const signals = defineColumns(
	{
		/** number of the sample, from 0; divide by 4 for seconds; samples, 0 to 21619 */
		"seconds": {
			type: "integer",
			unit: "{samples}",
			range: [0, 21619],
			key: true,
			fault: "The name says seconds; it counts samples.",
		},
		/** fetal heart rate; bpm, 30 to 293 */
		"FHR": {
			type: "number",
			unit: "bpm",
			range: [30, 293],
			missing: [0],
			fault: "0 stands for \"no signal\" (18.8 % of samples on average). Implausible values and spikes are left in.",
		},
		/** uterine contractions, external or internal pressure in the device's units; 1, 0 to 127.5 */
		"UC": {
			type: "number",
			unit: "1",
			range: [0, 127.5],
			fault: "Without calibration: only its course means something. 0 may be no signal or the lower end of the scale.",
		},
	},
);
export type SignalsRow = RowOfTable<typeof signals>;
