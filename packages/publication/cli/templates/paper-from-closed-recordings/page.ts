import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, in words for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Of {count.files} recordings {count.unread} could not be read; {count.counted} of {count.people} people wore the device long enough to count.",
		"They wore it for {worn.mean:interval} a valid day; their mean acceleration was {enmo.mean:interval}.",
		"At night the window of the main sleep lasted {window.mean:interval}.",
	],
	leadFigure: "days",
	means: ["The way from the devices' files to this page is there, and each number can be followed back."],
	meansNot: [
		"A description is no answer: it says nothing about causes, and nothing about people who were not measured.",
	],
	studied: "The people whose recordings are in the data set; who they are is on its card.",
	notStudied: "Everybody else, and those whose files could not be read.",
	methods: [
		{
			heading: "From acceleration to days",
			text: "Each recording is calibrated to gravity. Movement is the length of the acceleration without gravity, over the time in which the device was worn; a day counts when it was worn for long enough.",
		},
		{
			heading: "From acceleration to nights",
			text: "The main sleep is the longest stretch between two noons in which the arm hardly turns. Sleep within it is time without a turn of more than 5 degrees for more than 5 minutes.",
		},
	],
	limits: [
		"Small groups are not shown, so bars may be missing.",
		"A device that lies still and a person who does look alike: times not worn are told by a rule, and some are missed.",
		"The interval takes people as independent of one another.",
	],
};
