"""What a plan calls the columns of its actions, kept as data: the first word of a role is its own name."""

from store.loading.interpret.words.listed import listed

OF_ACTIONS: dict[str, tuple[str, ...]] = {
    "action": listed("""
        action | overarching action | key action | what we will do | activity | task | improvement action |
        what will we do | what we are going to do | what do we need to do | what needs to be done |
        what needs to happen | action required | required action | action to be taken | action needed |
        agreed action | planned action | proposed action | action point | improvement activity | specific action |
        action we will take | how will we do it | how we will do it | how we are going to do it | action taken |
        deliverable | what | must do | action title | action name | task name | task title | work item | issue |
        summary | card name | title | name | intervention | measure to be taken | detailed action |
        action description | description of action | action detail | detail of action | task description |
        description
    """),
    "recommendation": listed("""
        recommendation | rec | rec no | recommendation number | ofsted recommendation | recommendation ref |
        link to recommendation | linked recommendation | recommendation link | area for improvement |
        inspection recommendation | inspection finding | ofsted finding | finding | requirement |
        area for development | area of weakness | afi | ofsted area | rec ref | must do | should do |
        priority action
    """),
    # Beside a column of the recommendations' words.
    "recommendation number": listed("""
        rec no | recommendation no | recommendation number | rec number | rec ref
    """),
    "ref": listed("""
        ref | reference | no | number | id | action ref | action no | action number | action id | ref no |
        reference number | item | item no | action reference | unique id | sn | serial no | issue key | key | wbs |
        card id | ref code
    """),
    "theme": listed("""
        theme | priority | workstream | pillar | strand | priority area | theme area | improvement theme |
        key priority | improvement priority | work stream | programme | objective | priority theme | judgement area |
        section | domain | improvement area | area | focus area | area of focus | key area | category |
        strategic priority | key theme | priority no and theme | bucket | bucket name | list name | section column |
        epic | epic name | project name | project
    """),
    "owner": listed("""
        owner | lead | senior lead | executive lead | lead director | action owner | lead officer |
        responsible officer | responsible | responsibility | accountable | who | by whom | named lead | lead person |
        responsible person | person responsible | accountable officer | accountable lead | accountable person |
        action lead | lead responsible | responsible lead | officer responsible | senior responsible officer | sro |
        assigned to | led by | lead agency | who is responsible | who will do it | who will lead | operational lead |
        lead name | strategic lead | lead role | lead manager | owned by | action by | officer | delivery lead |
        assignee | assigned | person | people | allocated to | resource name | member
    """),
    # Risks, issues and decisions stand among actions; by its words such a column is known in `words/kinds.py`.
    "kind": (),
    # Only a person says it, of a second column of owners.
    "second owner": (),
    "due": listed("""
        due | due date | by when | when | timescale | deadline | target date | completion date | date | end date |
        complete by | target completion date | date due | date for completion | due by | timeframe | time frame |
        time scale | target completion | to be completed by | completed by | finish date | delivery date |
        implementation date | target | end | finish | when by | by | expected completion date |
        planned completion date | expected completion | planned end date | original date | original due date |
        original target date | original deadline | baseline date | timeline
    """),
    "revised": listed("""
        revised date | revised due date | revised deadline | revised target date | revised completion date |
        new date | new due date | amended date | extended date | revised timescale | revised end date | revised |
        revised target | extension | extended to | revised by when
    """),
    # The row that this one stands under, by its reference or its words; or how deep it stands.
    "parent": listed("""
        parent | parent task | parent action | parent id | parent ref | parent reference | parent no | parent item |
        parent issue | parent key | parent title | parent name | epic link | subtask of | sub task of
    """),
    "level": listed("level | outline level | indent level | hierarchy level | task level | wbs level"),
    "start": listed("start date | start | date started | commence | begin | planned start date | from"),
    "forecast": listed("""
        forecast | forecast date | forecast completion | forecast completion date | forecast end date |
        forecast finish | forecast delivery date | current forecast | latest forecast
    """),
    "completed": listed("""
        date completed | completed date | actual completion date | actual date | completed on | date of completion |
        actual end date | date closed | closed date | actual completion | done on | finished on | closed on |
        achieved on | date done | date finished | date achieved | completed at | actual finish | actual finish date
    """),
    "rating": listed("""
        rag | brag | rag rating | brag rating | rating | rag status | brag status | r a g | rag b | current rag |
        bragg | bragg rating | rag now | colour | traffic light | progress rag | rayg | progress rating | rag rated |
        current rag rating | status rag | health
    """),
    "status": listed("status | current status | action status | progress status | stage | state"),
    "progress": listed("""
        progress | update | progress update | comment | latest position | commentary | progress to date | position |
        latest update | narrative | progress note | note | current position | progress made | position statement |
        progress comment | update comment | what have we done | what has been done | progress and impact |
        monthly update | status update | progress commentary | progress evidence
    """),
    "milestones": listed("""
        milestone | step | key milestone | sub action | subaction | key step | sub task | delivery step |
        step to be taken | key activity | milestones and actions | checklist item | checklist | subtask | how |
        how will we do it | how we will do it | how we are going to do it | how will it be done | stepping stone |
        interim milestone
    """),
}

# What names steps beside a column of actions, and the actions themselves where there is none.
ACTIONS_ALONE = listed("key activity | main activity | key task | planned activity | key activity and task")
