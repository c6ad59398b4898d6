"""Given names met often in the Netherlands, without those that begin a sentence as a word (Wil, Roos, Mark, Mei)."""

_DUTCH = """
Aad Aafke Aart Adriaan Alie Anja Anke Anna Anne Anneke Annelies Annemarie Annemiek Annet Annie Ans Antoinette Anton
Antonie Arend Arie Arjan Arjen Barbara Bart Bas Bastiaan Bea Bert Bertus Bianca Bob Boris Bram Brechtje Brigitte Britt
Carla Carlijn Carolien Caroline Casper Cees Chantal Charlotte Chris Christa Christiaan Christien Claire Claudia Cobi
Coby Cor Corine Corrie Daan Daniel Daniëlle Danielle Dave David Debbie Dennis Desiree Diana Diederik Dirk Dorien
Douwe Eefje Eelco Elisabeth Elise Eline Ella Ellen Elly Els Elsbeth Emiel Emma Eric Erik Erica Erika Erna Ernst Esmee
Esther Eva Evelien Evert Femke Fenna Ferdinand Fleur Floortje Floris Frank Fred Frederik Frits Froukje Gea Geert
Geertje Geertruida Gerard Gerda Gerrit Gerben Gert Gertjan Gijs Gonda Greet Greetje Greta Guido Guus Hannah Hanneke
Hannie Hans Harm Harmen Harrie Harry Heidi Heleen Helena Hendrik Hendrika Henk Hennie Henny Herman Hetty Hilde Hugo
Huub Ilona Ilse Ina Ine Ineke Inge Ingrid Irene Iris Irma Isa Jaap Jacob Jacqueline Jan Janine Janneke Jannes Jannie
Jasmijn Jasper Jeanette Jelle Jeroen Jessica Jesse Joanne Jochem Joep Johan Johanna Johannes John Joke Jolanda Jolanda
Joost Joop Jop Jordi Joris Jos José Joyce Judith Julia Julian Jurgen Juliette Jurriaan Karel Karin Karlijn Katja Kees
Kevin Kim Klaas Klaske Koen Koos Lars Laura Laurens Leendert Leo Lena Lianne Lieke Lies Liesbeth Linda Lisa
Lisanne Loes Lotte Louis Louise Lucas Luuk Lydia Maaike Maarten Maartje Madelon Manon Marcel Margot Margreet Margriet
Maria Marian Marianne Marieke Marielle Marije Marijke Marijn Marina Marion Marit Marja Marjan Marjolein Marjo Marleen
Marloes Marlies Martijn Martin Martina Martine Mathijs Matthijs Maurits Melanie Melissa Menno Merel Mia Michael Michel
Michiel Mieke Mien Miranda Mirjam Monique Nathalie Nelleke Nel Nico Nicole Niels Niek Nienke Nina Noa Noor Olga Paul
Patricia Patrick Paula Petra Peter Pien Piet Pieter Pim Pleun Quinten Ramon Reinier Remco Rens Renske Richard Rianne
Ria Rick Rik Rien Rinus Rita Rob Robbert Robert Robin Roderick Roel Roelof Rogier Roland Ronald Ron Rosalie Rosanne Ruben
Rudi Rutger Ruud Saar Sabine Samantha Sander Sandra Sanne Sara Sarah Saskia Sebastiaan Selma Sem Sien Silvia Simone
Sjaak Sjaan Sjoerd Sjors Sonja Sophie Stefan Steven Stijn Susan Suzanne Sven Sylvia Tamara Tanja Tess Teun Teunis Thea
Theo Thijs Thom Thomas Tim Timo Tineke Tjitske Tom Ton Tonnie Toos Trees Trijntje Trudy Truus Ursula Vera
Victor Vincent Wendy Wessel Wiebe Wiesje Wieteke Willeke Willem Willemijn Wilma Wim Wouter Xander Yvonne Yvette Zoë
"""
_TURKISH = """
Abdullah Adem Ahmet Ali Aslı Asli Ayhan Aylin Aynur Ayse Ayşe Aysel Aysun Aziz Bayram Bekir Berat Burak Bülent Bulent
Cansu Cem Cemal Cemile Cengiz Derya Dilek Ebru Elif Emine Emre Ercan Erdal Erdem Erkan Erol Esma Esra Fadime Fatih
Fatma Ferhat Fikret Filiz Gamze Gülsen Gulsen Gülay Hacer Hakan Halil Halime Hasan Hatice Havva Hülya Hulya Hüseyin
Huseyin Ibrahim İbrahim Ilhan Ismail İsmail Kadir Kemal Kübra Kubra Levent Mahmut Mehmet Melek Meryem Merve Metin
Murat Mustafa Nazlı Necla Nesrin Nuray Nurcan Nuri Okan Orhan Osman Ömer Omer Özlem Ozlem Ramazan Recep Saliha Sedat
Selim Selin Serkan Sevda Sevgi Sibel Songül Songul Süleyman Suleyman Tuba Tuğba Turgut Ufuk Yasemin Yasin Yavuz
Yıldız Yildiz Yunus Yusuf Zehra Zeliha Zeynep
"""
_MOROCCAN = """
Abdel Abdelaziz Abdelkader Abdelkarim Abdellah Abderrahman Abdou Achmed Achraf Adil Ahmed Aïcha Aicha Amal Amina Amine
Anas Anass Ayoub Asma Assia Aziza Bilal Bouchra Brahim Chaima Dounia Driss Fadoua Farid Farida Fatiha Fatima Fatna Fouad
Fouzia Ghizlane Hafid Hafida Hajar Hakim Hamid Hamza Hanane Hassan Hicham Houda Hussein Ikram Ilham Ilias Ilyas Imane
Ismael Jamal Jamila Kamal Karim Karima Kawtar Khadija Khalid Laila Latifa Loubna Malika Maryam Meriem Miloud Mimoun
Mimount Mohamed Mohammed Mohammad Moestafa Mounir Mourad Nabil Nadia Naima Najat Najib Nawal Noura Noureddine Omar Ouafa
Rachid Rachida Redouan Rkia Saïd Saïda Saida Salima Saloua Samir Samira Sanae Sihame Sofian Soufiane Soumaya Souad
Tarik Touria Yassin Yassine Yasmina Yousef Youssef Younes Zahra Zakaria Zineb Zohra
"""
_SURINAMESE = """
Amresh Anand Anil Anjali Anoesjka Arti Ashna Asha Dewi Dewika Dharma Glenn Guillermo Henna Humphrey Indra Iwan Jairaj
Jerrel Jerry Jhanvi Kavita Kenneth Krishna Lloyd Lucien Lucretia Marlon Marvin Mavis Meena Milton Muriel Narain Nirmala
Orlando Patrice Prem Priya Radha Radjesh Rajesh Radjen Rakesh Ravi Reshma Rohan Roy Rudolf Sandhia Shanti Sharda Sharmila
Shanice Shirley Sunil Soerinder Soerdj Soeresh Stanley Suresh Vidya Vijay Wensley Winston Wonny
"""
_ELSEWHERE = """
Abdi Abdirahman Abdullahi Agnieszka Aleksandra Amanuel Amir Andrzej Anita Bahar Bashir Berhane Bogdan Carlos Danuta
Dariusz Daria Elena Farah Faruk Feven Filmon Ghulam Grzegorz Habib Haben Halima Hamed Hawa Iryna Ivan Ivana Jamal
Joanna Katarzyna Kidane Krzysztof Leila Magdalena Mahmoud Małgorzata Malgorzata Maryna Mateusz Mehdi Michal Mihai
Natalia Natasha Nour Oksana Oleh Olena Oleksandr Parisa Pawel Piotr Rami Reza Rahel Saba Sahra Salem Samuel Selam
Semere Shirin Svitlana Tatiana Tekle Tesfay Tomasz Valentina Yohannes Yonas Yuliia Zahra Zainab Zaid
"""

GIVEN = frozenset((_DUTCH + _TURKISH + _MOROCCAN + _SURINAMESE + _ELSEWHERE).split())
GIVEN_SMALL = frozenset(name.lower() for name in GIVEN)

SURNAMES_SMALL = frozenset(
    """
    aydin bakker beek berg berkel boer bos bosch bosman bouman brink broek brouwer bruijn bruin burg dekker demir dijk
    dijkstra driessen evers gerritsen graaf groot haan hassan heijden hendriks hermans heuvel hoek hoekstra hofman horst
    huisman jacobs jansen janssen jong jonge jonker kaya kok koning koster kramer kuijpers kuiper kuipers laan lange leeuwen
    linden maas martens meer meijer meulen meyer mohamed molenaar mulder peeters peters pieters pietersen post postma
    prins ruiter sanders schipper scholten schouten singh smeets smit smits smith timmermans veen veenstra velde ven verbeek
    verhoeven vermeulen visser vliet vos vries vroom wal willems wijk wit wolters yildirim yildiz yilmaz zanten
    """.split()
)
