"""First names that are common in Britain and no other word: behind "for" or "has", they mean somebody.

Whoever bears one is found by it anyway. These tell that a name is one which nobody bears.
"""

from commands.language.spotting.date_words import listed

FIRST_NAMES = listed(
    "aaliyah aaron abdul abigail adam adebayo adele adrian agnes agnieszka ahmed aisha alan alana alex alexander"
    " alexandra ali alice alison alistair amanda amara amelia amina amir amy ana andrea andrew andy angela anil"
    " anita anna anne annie anthony antonia anya arjun arthur asha ashley audrey aylin ayesha barbara barry"
    " beatrice becky ben benjamin bernadette beth bethany bev beverley bianca brenda brian bridget callum cameron"
    " carl carla carly carol caroline catherine cathy charlie charlotte chiara chloe chris christina christine"
    " christopher claire clare colin connor courtney craig daniel daniela danielle darren dave david dawid debbie"
    " deborah debra deepa denise derek diana diane dipak dominic donna dorothy duncan edward eileen elaine eleanor"
    " elena elizabeth ella ellen emily emma eric erin esther ethan eve fatima fiona florence frances francesca"
    " freya gareth gary gavin gemma geoff george georgia georgina geraldine gillian gina graham gwen hannah harjit"
    " harpreet harriet harry hassan hayley heather helen helena henry hilary holly howard hugh ian ibrahim imran"
    " ines irene isabel isabella isla ivan jackie jacob jacqueline jade jagdeep jake james jamie jane janet janice"
    " jasmine jason jayne jean jen jenna jennifer jenny jeremy jessica jill jim joan joanna joanne joe john"
    " jonathan jordan joseph josh joshua judith julia julian julie karen kate katherine kathleen kathryn katie"
    " katy kavita kayleigh keith kelly ken kenneth kerry kevin khadija kieran kim kirsty krystyna laila laura"
    " lauren leanne leila leon lesley liam lily linda lisa liz lorraine louisa louise luca lucy luke lynn lynne"
    " maggie malcolm mandy marcus margaret maria marian marie marilyn marion martin martyn mary maryam matt"
    " matthew maureen max meera megan melanie melissa michael michelle miguel miriam mohamed mohammed moira molly"
    " monica muhammad nadia naomi natalie natasha nathan neil niamh nicholas nick nicola nicole nigel nikki nina"
    " nisha norman oliver olivia oscar owen paige pamela patricia patrick paul paula pauline peter petra phil"
    " philip philippa phoebe priya rachael rachel raj rajesh ravi rebecca reena rhys richard rita robert roger"
    " ross rosie roxanne ruby ruth ryan sabrina sadia safiya sally sam samantha samira samuel sandra sanjay sara"
    " sarah scott sean shabana shannon sharon sheila shirley simon simone siobhan sofia sonia sophia sophie stacey"
    " stefan stella stephanie stephen steve steven stuart sunita susan suzanne sylvia tamsin tanya tara tariq"
    " terry theresa thomas tim timothy tina toby tom tony tracey tracy trevor ursula valerie vanessa veronica"
    " vicky victoria vikram vincent wendy william yasmin yusuf yvonne zainab zara zoe"
)
