// Made from data/infant-sleep-maternal-mh/dataset.json by `quickening sync`: a change here is lost, one there is taken over.
import { defineColumns, type RowOfTable } from "@quickening/table";

/** Dataset_maternal_mental_health_infant_sleep.csv: The original: one row for each mother and one infant of hers, 410 rows, comma-separated, windows-1252. The codebook describes each column. */
export const datasetMaternalMentalHealthInfantSleep = defineColumns(
	{
		/** number of the participant in this file; id, 1 to 410 */
		"Participant_number": {
			type: "integer",
			unit: "id",
			range: [1, 410],
			key: true,
		},
		/** who answers (inclusion criterion); code, 1 to 1 */
		"Type_parents": {
			type: "integer",
			unit: "code",
			range: [1, 1],
			codes: { "1": "the person who gave birth", "2": "the partner" },
			fault: "1 in every row: partners were not included.",
		},
		/** gave birth more than a month ago (inclusion criterion); code, 1 to 1 */
		"Birth_1mth_M_inclusion": {
			type: "integer",
			unit: "code",
			range: [1, 1],
			codes: { "1": "yes", "2": "no" },
			fault: "1 in every row.",
		},
		/** gave birth less than twelve months ago (inclusion criterion); code, 1 to 1 */
		"Birth_12mth_M_inclusion": {
			type: "integer",
			unit: "code",
			range: [1, 1],
			codes: { "1": "yes", "2": "no" },
			fault: "1 in every row.",
		},
		/** mother's age; years, 19 to 47 */
		"Age": {
			type: "number",
			unit: "years",
			range: [19, 47],
		},
		/** marital status as ticked; code, 1 to 6 */
		"Marital_status": {
			type: "integer",
			unit: "code",
			range: [1, 6],
			codes: { "1": "single", "2": "in a relationship", "3": "separated, divorced or widowed", "6": "other, in words in the next column" },
		},
		/** marital status in the mother's words, where she ticked "other"; text */
		"Marital_status_Autre": {
			type: "text",
			unit: "text",
			missing: [""],
			fault: "Free text in two rows, windows-1252 in the original file.",
		},
		/** marital status after the authors put the two free texts under "in a relationship"; code, 1 to 3 */
		"Marital_status_edit": {
			type: "integer",
			unit: "code",
			range: [1, 3],
			codes: { "1": "single", "2": "in a relationship", "3": "separated, divorced or widowed" },
		},
		/** highest completed education; code, 1 to 5 */
		"Education": {
			type: "integer",
			unit: "code",
			range: [1, 5],
			codes: { "1": "none", "2": "compulsory school", "3": "post-compulsory, such as an apprenticeship", "4": "university of applied sciences or of technology", "5": "university" },
		},
		/** weeks of amenorrhoea at birth; weeks, 26.5 to 43 */
		"Gestationnal_age": {
			type: "number",
			unit: "weeks",
			range: [26.5, 43],
			fault: "The codebook spells it Gestational_age and gives no format. Digits after the point run from 1 to 7, so most answers look like weeks.days (40.4 for 40+4), but 36.7 and 39.7 cannot be, and 26.5 may mean half a week. Completed weeks are the same under either reading.",
		},
		/** kind of the last pregnancy; code, 1 to 2 */
		"Type_pregnancy": {
			type: "integer",
			unit: "code",
			range: [1, 2],
			codes: { "1": "single", "2": "twin" },
			fault: "Five twin pregnancies; the infant columns (_bb1) are about one child of the two, and the files do not say which.",
		},
		/** sex of the infant; code, 1 to 2 */
		"sex_baby1": {
			type: "integer",
			unit: "code",
			range: [1, 2],
			codes: { "1": "girl", "2": "boy" },
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 3: recurrent unwanted memories; score, 0 to 3 */
		"CBTS_M_3": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 4: bad dreams; score, 0 to 3 */
		"CBTS_M_4": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 5: flashbacks; score, 0 to 3 */
		"CBTS_M_5": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 6: upset when reminded; score, 0 to 3 */
		"CBTS_M_6": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 7: tense when reminded; score, 0 to 3 */
		"CBTS_M_7": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 8: avoids thinking of the birth; score, 0 to 3 */
		"CBTS_M_8": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 9: avoids reminders; score, 0 to 3 */
		"CBTS_M_9": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 10: cannot remember details; score, 0 to 3 */
		"CBTS_M_10": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 11: blames self or others; score, 0 to 3 */
		"CBTS_M_11": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 12: strong negative emotions about the birth; score, 0 to 3 */
		"CBTS_M_12": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 13: negative beliefs about self, or fear of something terrible; score, 0 to 3 */
		"CBTS_13": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 14: lost interest; score, 0 to 3 */
		"CBTS_14": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 15: feels detached; score, 0 to 3 */
		"CBTS_15": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 16: cannot feel positive emotions; score, 0 to 3 */
		"CBTS_16": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 17: irritable or aggressive; score, 0 to 3 */
		"CBTS_17": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 18: self-destructive or reckless; score, 0 to 3 */
		"CBTS_18": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 19: tense and on edge; score, 0 to 3 */
		"CBTS_19": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 20: jumpy; score, 0 to 3 */
		"CBTS_20": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 21: problems concentrating; score, 0 to 3 */
		"CBTS_21": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** City Birth Trauma Scale (City BiTS), French version, item 22: sleeps badly for reasons other than the baby; score, 0 to 3 */
		"CBTS_22": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Edinburgh Postnatal Depression Scale (EPDS), French version, item 1: able to laugh; 3 is worst; score, 0 to 3 */
		"EPDS_1": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Edinburgh Postnatal Depression Scale (EPDS), French version, item 2: looked forward with enjoyment; 3 is worst; score, 0 to 3 */
		"EPDS_2": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Edinburgh Postnatal Depression Scale (EPDS), French version, item 3: blamed herself; 3 is worst; score, 0 to 3 */
		"EPDS_3": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Edinburgh Postnatal Depression Scale (EPDS), French version, item 4: anxious without reason; 3 is worst; score, 0 to 3 */
		"EPDS_4": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Edinburgh Postnatal Depression Scale (EPDS), French version, item 5: scared without reason; 3 is worst; score, 0 to 3 */
		"EPDS_5": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Edinburgh Postnatal Depression Scale (EPDS), French version, item 6: things got on top of her; 3 is worst; score, 0 to 3 */
		"EPDS_6": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Edinburgh Postnatal Depression Scale (EPDS), French version, item 7: so unhappy that she slept badly; 3 is worst; score, 0 to 3 */
		"EPDS_7": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Edinburgh Postnatal Depression Scale (EPDS), French version, item 8: sad; 3 is worst; score, 0 to 3 */
		"EPDS_8": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Edinburgh Postnatal Depression Scale (EPDS), French version, item 9: so unhappy that she cried; 3 is worst; score, 0 to 3 */
		"EPDS_9": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Edinburgh Postnatal Depression Scale (EPDS), French version, item 10: thought of harming herself; 3 is worst; score, 0 to 3 */
		"EPDS_10": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Hospital Anxiety and Depression Scale, anxiety subscale (HADS-A), French version, item 1: tense; score, 0 to 3 */
		"HADS_1": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Hospital Anxiety and Depression Scale, anxiety subscale (HADS-A), French version, item 3: frightened as if something awful were about to happen; score, 0 to 3 */
		"HADS_3": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Hospital Anxiety and Depression Scale, anxiety subscale (HADS-A), French version, item 5: worries; score, 0 to 3 */
		"HADS_5": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Hospital Anxiety and Depression Scale, anxiety subscale (HADS-A), French version, item 7: can sit at ease (scored so that 3 is worst); score, 0 to 3 */
		"HADS_7": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Hospital Anxiety and Depression Scale, anxiety subscale (HADS-A), French version, item 9: butterflies in the stomach; score, 0 to 3 */
		"HADS_9": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Hospital Anxiety and Depression Scale, anxiety subscale (HADS-A), French version, item 11: restless; score, 0 to 3 */
		"HADS_11": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** Hospital Anxiety and Depression Scale, anxiety subscale (HADS-A), French version, item 13: sudden panic; score, 0 to 3 */
		"HADS_13": {
			type: "integer",
			unit: "{score}",
			range: [0, 3],
		},
		/** agrees to the part about the infant, who is at least three months old; code, 1 to 1 */
		"Child_survey_participation": {
			type: "integer",
			unit: "code",
			range: [1, 1],
			codes: { "1": "yes", "2": "no" },
			fault: "1 in every row.",
		},
		/** age group of the infant; code, 1 to 3 */
		"Age_bb": {
			type: "integer",
			unit: "code",
			range: [1, 3],
			codes: { "1": "3 months to under 6", "2": "6 months to under 9", "3": "9 months to under 12" },
			fault: "Only the group is in the file, not the age.",
		},
		/** Infant Behavior Questionnaire-Revised, Very Short Form (IBQ-R VSF), negative emotionality, item 3: distress when tired; 1 never to 7 always; score, 1 to 7 */
		"IBQ_R_VSF_3_bb1": {
			type: "integer",
			unit: "{score}",
			range: [1, 7],
			missing: [""],
			fault: "An empty cell may mean that the situation did not occur or that the question was skipped; the files do not tell the two apart.",
		},
		/** Infant Behavior Questionnaire-Revised, Very Short Form (IBQ-R VSF), negative emotionality, item 4: clings to a parent before an unknown adult; 1 never to 7 always; score, 1 to 7 */
		"IBQ_R_VSF_4_bb1": {
			type: "integer",
			unit: "{score}",
			range: [1, 7],
			missing: [""],
			fault: "An empty cell may mean that the situation did not occur or that the question was skipped; the files do not tell the two apart.",
		},
		/** Infant Behavior Questionnaire-Revised, Very Short Form (IBQ-R VSF), negative emotionality, item 9: whimpers at bed or nap time; 1 never to 7 always; score, 1 to 7 */
		"IBQ_R_VSF_9_bb1": {
			type: "integer",
			unit: "{score}",
			range: [1, 7],
			missing: [""],
			fault: "An empty cell may mean that the situation did not occur or that the question was skipped; the files do not tell the two apart.",
		},
		/** Infant Behavior Questionnaire-Revised, Very Short Form (IBQ-R VSF), negative emotionality, item 10: cries when nobody comes after sleep; 1 never to 7 always; score, 1 to 7 */
		"IBQ_R_VSF_10_bb1": {
			type: "integer",
			unit: "{score}",
			range: [1, 7],
			missing: [""],
			fault: "An empty cell may mean that the situation did not occur or that the question was skipped; the files do not tell the two apart.",
		},
		/** Infant Behavior Questionnaire-Revised, Very Short Form (IBQ-R VSF), negative emotionality, item 16: angry when put to bed; 1 never to 7 always; score, 1 to 7 */
		"IBQ_R_VSF_16_bb1": {
			type: "integer",
			unit: "{score}",
			range: [1, 7],
			missing: [""],
			fault: "An empty cell may mean that the situation did not occur or that the question was skipped; the files do not tell the two apart.",
		},
		/** Infant Behavior Questionnaire-Revised, Very Short Form (IBQ-R VSF), negative emotionality, item 17: startled by a sudden change of position; 1 never to 7 always; score, 1 to 7 */
		"IBQ_R_VSF_17_bb1": {
			type: "integer",
			unit: "{score}",
			range: [1, 7],
			missing: [""],
			fault: "An empty cell may mean that the situation did not occur or that the question was skipped; the files do not tell the two apart.",
		},
		/** Infant Behavior Questionnaire-Revised, Very Short Form (IBQ-R VSF), negative emotionality, item 28: refuses to go to an unknown adult; 1 never to 7 always; score, 1 to 7 */
		"IBQ_R_VSF_28_bb1": {
			type: "integer",
			unit: "{score}",
			range: [1, 7],
			missing: [""],
			fault: "An empty cell may mean that the situation did not occur or that the question was skipped; the files do not tell the two apart.",
		},
		/** Infant Behavior Questionnaire-Revised, Very Short Form (IBQ-R VSF), negative emotionality, item 29: cries when the mother is busy; 1 never to 7 always; score, 1 to 7 */
		"IBQ_R_VSF_29_bb1": {
			type: "integer",
			unit: "{score}",
			range: [1, 7],
			missing: [""],
			fault: "An empty cell may mean that the situation did not occur or that the question was skipped; the files do not tell the two apart.",
		},
		/** Infant Behavior Questionnaire-Revised, Very Short Form (IBQ-R VSF), negative emotionality, item 32: angry when it does not get what it wants; 1 never to 7 always; score, 1 to 7 */
		"IBQ_R_VSF_32_bb1": {
			type: "integer",
			unit: "{score}",
			range: [1, 7],
			missing: [""],
			fault: "An empty cell may mean that the situation did not occur or that the question was skipped; the files do not tell the two apart.",
		},
		/** Infant Behavior Questionnaire-Revised, Very Short Form (IBQ-R VSF), negative emotionality, item 33: clings to a parent among several unknown adults; 1 never to 7 always; score, 1 to 7 */
		"IBQ_R_VSF_33_bb1": {
			type: "integer",
			unit: "{score}",
			range: [1, 7],
			missing: [""],
			fault: "An empty cell may mean that the situation did not occur or that the question was skipped; the files do not tell the two apart.",
		},
		/** how long the infant sleeps between 19:00 and 07:00, asked of the mother (Brief Infant Sleep Questionnaire, BISQ); hh:mm */
		"Sleep_night_duration_bb1": {
			type: "time",
			unit: "hh:mm",
			missing: ["99:99"],
			fault: "5:00 to 12:00 in the answers, whole and half hours but for one. One row (participant 180) holds 99:99, the missing code of codebook and Readme; read as a time it would be 100 h 39 min. The window of the question ends at 12 hours, and 72 answers stand at that limit.",
		},
		/** mean number of awakenings a night, asked of the mother (BISQ); 1, 0 to 10 */
		"night_awakening_number_bb1": {
			type: "integer",
			unit: "1",
			range: [0, 10],
		},
		/** how the infant falls asleep, asked of the mother (BISQ); code, 1 to 5 */
		"how_falling_asleep_bb1": {
			type: "integer",
			unit: "code",
			range: [1, 5],
			codes: { "1": "while being fed", "2": "while being rocked", "3": "while being held", "4": "alone in the cot", "5": "in the cot with a parent present" },
		},
	},
	{ "encoding": "windows-1252" },
);
export type DatasetMaternalMentalHealthInfantSleepRow = RowOfTable<typeof datasetMaternalMentalHealthInfantSleep>;
