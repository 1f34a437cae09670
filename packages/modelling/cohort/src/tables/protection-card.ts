/**
 * What a data card says of pregnancies that ended early, in paragraphs: how their records are protected, and where they still
 * count. Take it as it stands; add who holds the data and whom a woman can ask.
 */
export const protectionCard: readonly string[] = [
	"Some of the pregnancies in these data ended in a loss, a stillbirth or a termination. For the women these are not gaps in a table. Their records are kept because leaving them out would hide what happened to them and would make every rate wrong; and they are protected, because few others are as private or as easily recognised by who knew of them.",
	"Protected are: each such pregnancy; every day, visit, questionnaire, event, wear session and outcome that names it; every such row of the same woman that names no pregnancy; a live birth recorded before 22+0 weeks, since it may be one of them; and a twin pregnancy with fewer infants than fetuses. A woman's row of her own (year of birth, height) is not.",
	"No check, message, page or log shows one of these rows, its key or a value of it. They are counted: 1 to 7 as that, more rounded to 5. Who may see them works in the study's own place, under its own rules.",
	"They count wherever they belong: in the number of pregnancies, in the people of each gestational week up to the day on which the pregnancy ended, and in what is said of missing data. No gestational time is counted beyond that day, and none of it counts as missing.",
	"When data are shared, these pregnancies are taken out with all that tells of them, unless an agreement with named people says otherwise; the report of the release says that it was done, and counts as above.",
	"Nobody writes to a woman, or shows her a gestational age, from these data after the day on which her pregnancy ended.",
];
