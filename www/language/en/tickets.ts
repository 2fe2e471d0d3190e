export const tickets = {
  heading: "Tickets",
  lead: "Open a ticket by its link or its text. Nothing is sent anywhere.",
  ticket: "Ticket",
  number: "Share",
  amount: "Amount",
  commitment: "Commitment of the packet",
};
